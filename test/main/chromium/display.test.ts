import { describe, expect, it } from 'vitest'
import { missingDisplay } from '../../../src/main/chromium/display.ts'

describe('missingDisplay', () => {
  it('says in one sentence that no window can open', () => {
    expect(missingDisplay('linux', {})).toMatch(/^There is no display here.*npm run desk/)
    expect(missingDisplay('linux', { DISPLAY: '' })).not.toBeNull()
  })
  it('is silent with X, with Wayland, and on macOS and Windows', () => {
    expect(missingDisplay('linux', { DISPLAY: ':0' })).toBeNull()
    expect(missingDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBeNull()
    expect(missingDisplay('darwin', {})).toBeNull()
    expect(missingDisplay('win32', {})).toBeNull()
  })
})
