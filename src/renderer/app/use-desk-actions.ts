import { useSettings, useSettingsStore } from '../bridge/settings-context.tsx'
import type { Action } from '../ui/keys/action.ts'
import { useActions } from '../ui/keys/use-actions.ts'
import { stepBack, stepForward } from './place.ts'
import type { ScreenDefinition } from './screen-definition.ts'
import { undoLastEdit, useUndoStack } from './undo-stack.ts'

interface DeskActions {
  readonly screens: readonly ScreenDefinition[]
  readonly open: (screen: string) => void
  readonly onPalette: () => void
  /** null while no screen shows a symbol. */
  readonly onSymbol: (() => void) | null
  readonly onKeys: () => void
  readonly onAsOf: () => void
}

const ZOOM_STEP = 10
const NEXT_THEME = { system: 'light', light: 'dark', dark: 'system' } as const

/** What works on every screen. */
export function useDeskActions({ screens, open, onPalette, onSymbol, onKeys, onAsOf }: DeskActions): void {
  const store = useSettingsStore()
  const { zoomPercent, theme } = useSettings()
  const { steps } = useUndoStack()
  const last = steps.at(-1)
  const zoomTo = (percent: number): void => void store.change({ zoomPercent: Math.max(80, Math.min(160, percent)) })
  const places: Action[] = screens.flatMap(({ id, title, letter, key, stands }) => {
    if (stands === 'nowhere') return []
    const chord = key ?? (letter === undefined ? undefined : `g ${letter}`)
    return [{ id: `go.${id}`, label: title, group: 'go', run: () => open(id), ...(chord === undefined ? {} : { key: chord }) }]
  })
  useActions([
    ...places,
    { id: 'go.asOf', label: 'Look as of an earlier session', key: 'g a', group: 'go', run: onAsOf },
    ...(onSymbol === null ? [] : [{ id: 'go.symbol', label: 'Go to a symbol', key: '/', group: 'go' as const, run: onSymbol }]),
    { id: 'desk.back', label: 'Back', key: 'Alt+ArrowLeft', group: 'desk', run: stepBack },
    { id: 'desk.forward', label: 'Forward', key: 'Alt+ArrowRight', group: 'desk', run: stepForward },
    { id: 'desk.step-back', label: 'One step back', key: 'Escape', group: 'desk', run: stepBack },
    { id: 'desk.palette', label: 'Find an action', key: 'Ctrl+K', group: 'desk', run: onPalette },
    { id: 'desk.keys', label: 'Keys of this screen', key: '?', group: 'desk', run: onKeys },
    {
      id: 'desk.undo',
      label: last === undefined ? 'Undo the last edit' : `Undo: ${last.done}`,
      key: 'Ctrl+Z',
      group: 'desk',
      isOff: last === undefined ? 'nothing to undo' : undefined,
      run: () => void undoLastEdit(),
    },
    { id: 'desk.zoom-in', label: 'Larger', key: 'Ctrl+=', group: 'desk', run: () => zoomTo(zoomPercent + ZOOM_STEP) },
    { id: 'desk.zoom-out', label: 'Smaller', key: 'Ctrl+-', group: 'desk', run: () => zoomTo(zoomPercent - ZOOM_STEP) },
    { id: 'desk.zoom-reset', label: 'Usual size', key: 'Ctrl+0', group: 'desk', run: () => zoomTo(100) },
    { id: 'desk.theme', label: `Theme: ${NEXT_THEME[theme]}`, group: 'desk', run: () => void store.change({ theme: NEXT_THEME[theme] }) },
  ])
}
