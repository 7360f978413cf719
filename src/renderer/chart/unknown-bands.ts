import type { Palette } from './palette.ts'
import { withOpacity } from './palette.ts'
import { type CanvasTarget, PlotMark } from './plot-mark.ts'
import type { PlaceRun } from './timeline.ts'

/** Distance of the strokes of the hatch, in grid steps. */
const STROKE_STEPS = 1.5
/** One missing session of many years is still seen. */
const LEAST_PX = 3

/** Hatches the places where nothing is known, with a question mark where one fits: never an empty stretch that looks like quiet trading. */
export class UnknownBands extends PlotMark {
  private runs: readonly PlaceRun[] = []
  private palette: Palette
  private readonly hasLetter: boolean

  constructor(palette: Palette, hasLetter: boolean) {
    super('bottom')
    this.palette = palette
    this.hasLetter = hasLetter
  }

  show(runs: readonly PlaceRun[]): void {
    this.runs = runs
    this.redraw()
  }

  paint(palette: Palette): void {
    this.palette = palette
  }

  protected draw(target: CanvasTarget): void {
    if (this.runs.length === 0) return
    const { unknown, face, fontPx, stepPx } = this.palette
    target.useMediaCoordinateSpace(({ context, mediaSize: { width, height } }) => {
      context.save()
      context.lineWidth = 1
      context.strokeStyle = withOpacity(unknown, 0.55)
      context.font = `${fontPx}px ${face}`
      context.textAlign = 'center'
      context.textBaseline = 'middle'
      for (const { left, right } of this.boxes(width)) {
        context.save()
        context.beginPath()
        context.rect(left, 0, right - left, height)
        context.clip()
        context.fillStyle = withOpacity(unknown, 0.1)
        context.fillRect(left, 0, right - left, height)
        context.beginPath()
        // Strokes are fixed to the pane, not to the band, so that neighbouring bands are one hatch.
        const apart = stepPx * STROKE_STEPS
        for (let x = Math.floor((left - height) / apart) * apart; x < right; x += apart) {
          context.moveTo(x, height)
          context.lineTo(x + height, 0)
        }
        context.stroke()
        context.restore()
        if (!this.hasLetter || right - left < fontPx) continue
        context.fillStyle = unknown
        context.fillText('?', (left + right) / 2, height / 2)
      }
      context.restore()
    })
  }

  /** The runs in pixels, those out of sight left out. */
  private boxes(width: number): { readonly left: number; readonly right: number }[] {
    const scale = this.places()
    if (scale === null) return []
    const { first, step } = scale
    const half = step / 2
    return this.runs.flatMap(({ from, to }) => {
      const middle = first + ((from + to) / 2) * step
      const reach = Math.max((to - from + 1) * half, LEAST_PX / 2)
      const left = Math.max(0, middle - reach)
      const right = Math.min(width, middle + reach)
      return right <= left ? [] : [{ left, right }]
    })
  }
}
