import { type Palette, readPalette } from './palette.ts'

/** Tells the palette at `host` anew when the theme, the choice of colours or the zoom changes, by setting or by the system. `first` is the one already drawn with. Returns the function that stops watching. */
export function watchPalette(host: HTMLElement, first: Palette, onChange: (palette: Palette) => void): () => void {
  let told = JSON.stringify(first)
  const tell = (): void => {
    const next = readPalette(host)
    const text = JSON.stringify(next)
    if (text === told) return
    told = text
    onChange(next)
  }
  // A face that arrives after the first draw would leave the axis in the fallback: the same palette, told again, draws once more.
  const tellAgain = (): void => onChange(readPalette(host))
  const root = new MutationObserver(tell)
  root.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'data-gain', 'style'] })
  const system = matchMedia('(prefers-color-scheme: dark)')
  system.addEventListener('change', tell)
  document.fonts.addEventListener('loadingdone', tellAgain)
  return () => {
    root.disconnect()
    system.removeEventListener('change', tell)
    document.fonts.removeEventListener('loadingdone', tellAgain)
  }
}
