/** The colours and type a chart is drawn in, resolved from the tokens: a canvas knows no custom property. */
export interface Palette {
  readonly surface: string
  readonly ink: string
  readonly inkSoft: string
  readonly inkFaint: string
  readonly line: string
  readonly lineStrong: string
  readonly accent: string
  readonly gain: string
  readonly loss: string
  readonly stop: string
  readonly unknown: string
  /** Studies. None of them is near a gain or a loss in any choice of colours. */
  readonly study4: string
  readonly study5: string
  readonly study6: string
  readonly study7: string
  readonly study8: string
  readonly face: string
  readonly fontPx: number
  /** A grid step of four, at this zoom. */
  readonly stepPx: number
}

const COLOURS = {
  surface: '--surface',
  ink: '--ink',
  inkSoft: '--ink-soft',
  inkFaint: '--ink-faint',
  line: '--line',
  lineStrong: '--line-strong',
  accent: '--accent',
  gain: '--gain',
  loss: '--loss',
  stop: '--fail',
  unknown: '--unknown',
  study4: '--series-4',
  study5: '--series-5',
  study6: '--series-6',
  study7: '--series-7',
  study8: '--series-8',
} as const satisfies Partial<Record<keyof Palette, string>>

/** Reads the tokens as they hold below `host`: theme, choice of colours and zoom are in them. Probes stand in the page only while they are read. */
export function readPalette(host: HTMLElement): Palette {
  const probe = document.createElement('span')
  probe.className = 'chart-probe'
  const dots = Object.values(COLOURS).map((token) => {
    const dot = document.createElement('span')
    dot.style.color = `var(${token})`
    probe.append(dot)
    return dot
  })
  host.append(probe)
  const type = getComputedStyle(probe)
  const colours = dots.map((dot) => getComputedStyle(dot).color)
  const palette: Palette = {
    ...(Object.fromEntries(Object.keys(COLOURS).map((name, index) => [name, colours[index]])) as Record<keyof typeof COLOURS, string>),
    face: type.fontFamily,
    fontPx: Number.parseFloat(type.fontSize),
    stepPx: Number.parseFloat(type.paddingLeft),
  }
  probe.remove()
  return palette
}

/** A resolved colour ("rgb(1, 2, 3)") with an opacity. */
export const withOpacity = (colour: string, opacity: number): string => colour.replace(/^rgb\(([^)]*)\)$/, `rgba($1, ${opacity})`)

/** The one of ink and surface that is read better on a colour. */
export function onColour(colour: string, { ink, surface }: Pick<Palette, 'ink' | 'surface'>): string {
  const light = lightness(colour)
  return Math.abs(lightness(ink) - light) > Math.abs(lightness(surface) - light) ? ink : surface
}

/** How light a resolved colour looks, 0 to 1: channels weighted as the eye weighs them. */
function lightness(colour: string): number {
  const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number)
  return (0.299 * r + 0.587 * g + 0.114 * b) / 255
}
