import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { z } from 'zod'
import { useRememberedView } from '../bridge/settings-context.tsx'
import { Toasts } from '../ui/toasts.tsx'
import { AsOfDialog } from './as-of-dialog.tsx'
import { useDropAnywhere } from './dropped-files.ts'
import { useWatchedFolderNews } from './folder-news.ts'
import { KeysDialog } from './keys-dialog.tsx'
import { Palette } from './palette.tsx'
import { openPlace, type Place, replacePlace } from './place.ts'
import { openScreen, Rail } from './rail.tsx'
import type { ScreenDefinition } from './screen-definition.ts'
import { SymbolFinder } from './symbol-finder.tsx'
import { TopLine } from './top-line.tsx'
import { useDeskActions } from './use-desk-actions.ts'
import { WorkerLine } from './worker-line.tsx'
import './frame.css'

type OpenDialog = 'palette' | 'symbol' | 'keys' | 'as-of' | null

/** Where the desk was left: the screen, and what each screen showed. */
const Places = z.object({ last: z.string(), params: z.record(z.string(), z.string()) })
const NO_PLACES: z.infer<typeof Places> = { last: '', params: {} }

/** The screen that shows one symbol, and the one that explains the ladder; actions that lead there appear when they are registered. */
const SYMBOL_SCREEN = 'name'
const LADDER_SCREEN = 'regime'

/** The desk around a screen: rail, top line, worker line, and the dialogs that open over every screen. */
export function Frame({ screens, place }: { screens: readonly ScreenDefinition[]; place: Place }) {
  const [dialog, setDialog] = useState<OpenDialog>(null)
  const [places, setPlaces] = useRememberedView('places', Places, NO_PLACES)
  const main = useRef<HTMLElement>(null)
  const screen = screens.find(({ id }) => id === place.screen)
  const close = (): void => setDialog(null)
  const has = (id: string): boolean => screens.some((other) => other.id === id)

  useEffect(() => {
    if (screen === undefined) {
      const last = screens.find(({ id }) => id === places.last) ?? screens[0]
      if (last !== undefined) replacePlace({ screen: last.id, param: places.params[last.id] ?? null })
      return
    }
    setPlaces({ last: place.screen, params: place.param === null ? places.params : { ...places.params, [place.screen]: place.param } })
  }, [screen, screens, place.screen, place.param, places, setPlaces])

  // A new place takes the focus, so that its keys work at once and a reader begins at its top; a field of it that asked for the focus keeps it.
  useLayoutEffect(() => {
    if (main.current?.contains(document.activeElement) !== true) main.current?.focus({ preventScroll: true })
  }, [place.screen])
  useEffect(() => {
    document.title = screen === undefined ? 'Rotation Desk' : `${place.param ?? screen.title} · Rotation Desk`
  }, [screen, place.param])

  useDropAnywhere()
  useWatchedFolderNews()
  useDeskActions({
    screens,
    open: (id) => openScreen(id, places.params),
    onPalette: () => setDialog('palette'),
    onSymbol: has(SYMBOL_SCREEN) ? () => setDialog('symbol') : null,
    onKeys: () => setDialog('keys'),
    onAsOf: () => setDialog('as-of'),
  })

  if (screen === undefined) return null
  return (
    <div className="frame">
      <Rail screens={screens} place={place} onOpen={(id) => openScreen(id, places.params)} />
      <TopLine
        onAsOf={() => setDialog('as-of')}
        onFind={has(SYMBOL_SCREEN) ? () => setDialog('symbol') : null}
        onPalette={() => setDialog('palette')}
        onLadder={has(LADDER_SCREEN) ? () => openPlace(LADDER_SCREEN) : null}
      />
      <main ref={main} className="screen" data-screen={screen.id} tabIndex={-1} aria-label={screen.title}>
        <h1 className="unseen">{screen.title}</h1>
        <screen.Screen key={screen.id} param={place.param} />
      </main>
      <WorkerLine />
      <Toasts />
      {dialog === 'palette' && <Palette onClose={close} />}
      {dialog === 'symbol' && <SymbolFinder onClose={close} onChoose={(symbol) => openPlace(SYMBOL_SCREEN, symbol)} />}
      {dialog === 'keys' && <KeysDialog title={screen.title} onClose={close} />}
      {dialog === 'as-of' && <AsOfDialog onClose={close} />}
    </div>
  )
}
