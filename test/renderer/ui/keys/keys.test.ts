import { describe, expect, test } from 'vitest'
import type { Action } from '../../../../src/renderer/ui/keys/action.ts'
import { chordOf, keyCaps, worksWhileTyping } from '../../../../src/renderer/ui/keys/chord.ts'
import { resolveKey } from '../../../../src/renderer/ui/keys/resolve-key.ts'

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }

describe('the name of a key press', () => {
  test('is the character, with what shift made of it', () => {
    expect(chordOf({ ...plain, key: 'j' })).toBe('j')
    expect(chordOf({ ...plain, key: '?', shiftKey: true })).toBe('?')
    expect(chordOf({ ...plain, key: 'K', shiftKey: true })).toBe('K')
    expect(chordOf({ ...plain, key: ' ' })).toBe('Space')
  })
  test('names modifiers in one order, and letters under them in capitals', () => {
    expect(chordOf({ ...plain, key: 'k', ctrlKey: true })).toBe('Ctrl+K')
    expect(chordOf({ ...plain, key: 'Z', ctrlKey: true, shiftKey: true })).toBe('Ctrl+Shift+Z')
    expect(chordOf({ ...plain, key: ',', ctrlKey: true })).toBe('Ctrl+,')
    expect(chordOf({ ...plain, key: 'ArrowLeft', altKey: true })).toBe('Alt+ArrowLeft')
    expect(chordOf({ ...plain, key: 'F8', shiftKey: true })).toBe('Shift+F8')
  })
  test('takes Command for Ctrl and AltGr for no modifier', () => {
    expect(chordOf({ ...plain, key: 'k', metaKey: true })).toBe('Ctrl+K')
    expect(chordOf({ ...plain, key: '@', ctrlKey: true, altKey: true, isAltGraph: true })).toBe('@')
  })
  test('is drawn as caps', () => {
    expect(keyCaps('g d')).toEqual(['g', 'd'])
    expect(keyCaps('Ctrl+Shift+Z')).toEqual(['Ctrl', 'Shift', 'Z'])
    expect(keyCaps('Alt+ArrowLeft')).toEqual(['Alt', '←'])
    expect(keyCaps('Ctrl++')).toEqual(['Ctrl', '+'])
    expect(keyCaps('Escape')).toEqual(['Esc'])
  })
  test('belongs to the field while one is typed in, unless it is a command', () => {
    expect(['j', '/', '?', 'Enter', 'Ctrl+C', 'Ctrl+Z', 'Ctrl+A'].filter(worksWhileTyping)).toEqual([])
    expect(['Ctrl+K', 'Ctrl+,', 'Alt+ArrowLeft', 'F5', 'Ctrl+Enter'].every(worksWhileTyping)).toBe(true)
  })
})

describe('what a key means', () => {
  const action = (id: string, key: string, more: Partial<Action> = {}): Action => ({ id, label: id, key, group: 'screen', run: () => undefined, ...more })
  const actions = [action('go.data', 'g d'), action('desk.keys', '?'), action('desk.back', 'Escape')]
  const ran = (resolved: ReturnType<typeof resolveKey>): string => (resolved.does === 'run' ? resolved.action.id : resolved.does)

  test('is the action with that key', () => {
    expect(ran(resolveKey(actions, null, '?'))).toBe('desk.keys')
    expect(ran(resolveKey(actions, null, 'x'))).toBe('nothing')
  })
  test('is a wait for the second key of a sequence, then its action', () => {
    expect(resolveKey(actions, null, 'g')).toEqual({ does: 'wait', prefix: 'g' })
    expect(ran(resolveKey(actions, 'g', 'd'))).toBe('go.data')
  })
  test('is the bare key when the sequence leads nowhere', () => {
    expect(ran(resolveKey(actions, 'g', '?'))).toBe('desk.keys')
    expect(ran(resolveKey(actions, 'g', 'x'))).toBe('nothing')
  })
  test('is that of the part that opened last', () => {
    expect(ran(resolveKey([...actions, action('data.discard', 'Escape')], null, 'Escape'))).toBe('data.discard')
  })
  test('passes over what cannot be done now and what is only shown', () => {
    const off = action('data.discard', 'Escape', { isOff: 'nothing to discard' })
    const { run: _, ...shown } = action('table.open', 'Enter')
    expect(ran(resolveKey([...actions, off, shown], null, 'Escape'))).toBe('desk.back')
    expect(ran(resolveKey([...actions, shown], null, 'Enter'))).toBe('nothing')
  })
})
