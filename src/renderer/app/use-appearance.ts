import { useLayoutEffect } from 'react'
import type { Look } from '../bridge/settings-store.ts'

/** Puts theme, colours, density, zoom and paper on the root, where the tokens read them. */
export function useAppearance({ theme, gainColours, density, zoomPercent, paper }: Look): void {
  useLayoutEffect(() => {
    const root = document.documentElement
    if (theme === 'system') delete root.dataset['theme']
    else root.dataset['theme'] = theme
    root.dataset['gain'] = gainColours
    root.dataset['density'] = density
    root.dataset['paper'] = paper
    root.style.setProperty('--zoom', String(zoomPercent / 100))
  }, [theme, gainColours, density, zoomPercent, paper])
}
