import { describe, expect, it } from 'vitest'
import { createFileRefs } from '../../src/main/file-refs.ts'

describe('createFileRefs', () => {
  it('gives a path a reference of its own each time', () => {
    const refs = createFileRefs()
    const [first, second] = [refs.mint('/tmp/a.csv'), refs.mint('/tmp/a.csv')]
    expect(first).not.toBe(second)
    expect(refs.pathOf(String(first))).toBe('/tmp/a.csv')
  })

  it('gives a file without a path none, and knows no reference it did not give', () => {
    const refs = createFileRefs()
    expect(refs.mint('')).toBeNull()
    expect(refs.pathOf('/etc/passwd')).toBeUndefined()
  })
})
