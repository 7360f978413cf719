import { useEffect } from 'react'
import { listActions, useActionRegistry } from './action-registry.ts'
import { chordOf, worksWhileTyping } from './chord.ts'
import { resolveKey } from './resolve-key.ts'

/** How long the second key of a sequence is awaited. */
const SEQUENCE_MS = 1_500

const isField = (target: EventTarget | null): target is HTMLElement =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) || target.closest('[data-keys=own]') !== null)

/** Listens once for the whole desk. What a part has handled itself (preventDefault) is left alone. */
export function KeyListener() {
  useEffect(() => {
    let timer = 0
    const wait = (prefix: string | null): void => {
      clearTimeout(timer)
      useActionRegistry.setState({ prefix })
      if (prefix !== null) timer = window.setTimeout(() => useActionRegistry.setState({ prefix: null }), SEQUENCE_MS)
    }
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return
      const chord = chordOf({ ...pick(event), isAltGraph: event.getModifierState('AltGraph') })
      const isTyping = isField(event.target)
      if (isTyping && chord === 'Escape' && document.querySelector('dialog[open]') === null) {
        event.preventDefault()
        ;(event.target as HTMLElement).blur()
        return
      }
      if (isTyping && !worksWhileTyping(chord)) return
      const { owners, prefix } = useActionRegistry.getState()
      const isInDialog = document.querySelector('dialog[open]') !== null
      const offered = listActions(owners).filter((action) => !isInDialog || action.inDialogs === true)
      const resolved = resolveKey(offered, prefix, chord)
      wait(resolved.does === 'wait' ? resolved.prefix : null)
      if (resolved.does === 'nothing') return
      event.preventDefault()
      if (resolved.does === 'run') resolved.action.run?.()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('keydown', onKeyDown)
    }
  }, [])
  return null
}

const pick = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent) => ({ key, ctrlKey, metaKey, altKey, shiftKey })
