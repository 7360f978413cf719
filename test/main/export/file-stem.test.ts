import { describe, expect, it } from 'vitest'
import { fileStem } from '../../../src/main/export/file-stem.ts'

describe('fileStem', () => {
  it.each([
    ['IWM', 'IWM'],
    ['^RUT', '^RUT'],
    ['BRK.B', 'BRK.B'],
    ['BRK/B', 'BRK_B'],
    ['../../etc', '_.._.._etc'],
    ['CON', 'CON_'],
    ['nul.x', 'nul.x_'],
    ['A.', 'A'],
    ['', '_'],
    ['x'.repeat(300), 'x'.repeat(100)],
  ])('writes %j as %j', (code, stem) => {
    expect(fileStem(code)).toBe(stem)
  })
})
