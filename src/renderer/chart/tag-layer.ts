import type { ISeriesPrimitiveAxisView } from 'lightweight-charts'
import { price as priceMeasure } from '../format/price.ts'
import { alignTags } from './align-tags.ts'
import { onColour, type Palette } from './palette.ts'
import { type CanvasTarget, PlotMark } from './plot-mark.ts'

/** A value on the price axis with the name of its line in the plot; '' for the bars, which need none. */
export interface Tag {
  readonly title: string
  readonly colour: string
  /** The value at a place; null shows no tag. */
  readonly valueAt: (place: number) => number | null
}

/** Height of a tag of the library's axis, in font sizes. */
export const TAG_EM = 1.75

/** As the library rounds it: odd, so that its middle is a pixel. */
function axisTagPx(fontPx: number): number {
  const tall = Math.round(TAG_EM * fontPx)
  return tall % 2 === 0 ? tall + 1 : tall
}

interface PlacedTag {
  readonly tag: Tag
  readonly value: number
  readonly y: number
  /** Where the value itself lies, when the axis does not reach it. */
  readonly beyond: '' | ' ↑' | ' ↓'
}

/**
 * The newest visible value of every line, on the axis and named beside it. The first tag is the bars' own and keeps its height; the others make room.
 * A value the axis does not reach stays at its edge with an arrow, so that no line in use is without its label.
 */
export class TagLayer extends PlotMark {
  private tags: readonly Tag[] = []
  private clearPx = 0
  private palette: Palette
  private placed: readonly PlacedTag[] = []
  private axisViews: readonly ISeriesPrimitiveAxisView[] = []

  constructor(palette: Palette) {
    super('top')
    this.palette = palette
  }

  show(tags: readonly Tag[], palette: Palette): void {
    this.tags = tags
    this.palette = palette
    this.redraw()
  }

  /** So many pixels at the top belong to the readout. */
  keepClear(px: number): void {
    this.clearPx = px
    this.redraw()
  }

  updateAllViews(): void {
    const scale = this.places()
    const height = this.paneHeight()
    const tagPx = TAG_EM * this.palette.fontPx
    const yOf = this.yByPrice()
    const seen = this.tags.flatMap((tag) => {
      const value = scale === null ? null : tag.valueAt(Math.floor(scale.to))
      return value === null || yOf === null ? [] : [{ tag, value, y: yOf(value) }]
    })
    const ys = alignTags(
      seen.map(({ y }) => y),
      0,
      tagPx,
      height,
      this.clearPx,
    )
    this.placed = seen.map(({ tag, value, y }, index) => ({ tag, value, y: ys[index]!, beyond: y < 0 ? ' ↑' : y > height ? ' ↓' : '' }))
    if (this.axisViews.length !== this.placed.length) this.axisViews = this.placed.map((_, index) => this.axisView(index))
  }

  priceAxisViews(): readonly ISeriesPrimitiveAxisView[] {
    return this.axisViews
  }

  private axisView(index: number): ISeriesPrimitiveAxisView {
    const now = (): PlacedTag | undefined => this.placed[index]
    const colour = (): string => now()?.tag.colour ?? this.palette.ink
    return {
      coordinate: () => now()?.y ?? 0,
      fixedCoordinate: () => now()?.y,
      text: () => priceMeasure.digits(now()?.value ?? 0),
      backColor: colour,
      textColor: () => onColour(colour(), this.palette),
      visible: () => now() !== undefined,
      tickVisible: () => false,
    }
  }

  protected draw(target: CanvasTarget): void {
    const { face, fontPx, stepPx } = this.palette
    const tall = axisTagPx(fontPx)
    target.useMediaCoordinateSpace(({ context, mediaSize: { width } }) => {
      context.save()
      context.font = `${fontPx}px ${face}`
      context.textBaseline = 'middle'
      context.textAlign = 'right'
      for (const { tag, y, beyond } of this.placed) {
        if (tag.title === '') continue
        const words = tag.title + beyond
        const wide = context.measureText(words).width + 2 * stepPx
        context.fillStyle = tag.colour
        context.fillRect(width - wide - 1, Math.floor(Math.round(y) + 0.5 - tall / 2), wide, tall)
        context.fillStyle = onColour(tag.colour, this.palette)
        context.fillText(words, width - 1 - stepPx, Math.round(y) + 0.5)
      }
      context.restore()
    })
  }
}
