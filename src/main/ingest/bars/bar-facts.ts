import { newYorkOffset } from '../../store/new-york-time.ts'
import { SLOT } from './bar-layout.ts'
import type { Row } from './line-scanner.ts'
import { ABSENT, VALUE } from './number-cell.ts'

/** Closes that rise or fall by more from one bar to the next are named: a split that is not adjusted, a wrong tick, or news. */
const RISE = 1.8
const FALL = 0.55
/** Prices leap once in a long while; what does so on every fiftieth bar counts something. */
const LEAPS_OF_A_COUNT = 50
const MINUTES_PER_DAY = 1_440
const OPENING_MINUTE = 9 * 60 + 30
const CLOSING_MINUTE = 16 * 60

/**
 * What is remarkable about the bars of a file though each of them is sound: nothing traded or nobody counted, lines out of order, leaps, trades outside
 * the session. Good bars, but no rule should meet them unannounced.
 */
export class BarFacts {
  /** Bars that were put into the draft, copies of one stamp included. */
  bars = 0
  readonly #timeframe: '1d' | '1m'
  #zeroVolumes = 0
  #missingVolumes = 0
  #closesAlone = 0
  #seconds = 0
  #volume = 0
  #volumeOutside = 0
  #leaps = 0
  #rises = 0
  #falls = 0
  /** Stamp and close of the last bar of each series. */
  readonly #lastStamps: number[] = []
  readonly #lastCloses: number[] = []

  constructor(timeframe: '1d' | '1m') {
    this.#timeframe = timeframe
  }

  take(series: number, stamp: number, { states, values, date }: Row): void {
    this.bars += 1
    const volume = values[SLOT.volume]!
    if (states[SLOT.volume] !== VALUE) this.#missingVolumes += 1
    else if (volume === 0) this.#zeroVolumes += 1
    if (states[SLOT.open] === ABSENT && states[SLOT.high] === ABSENT && states[SLOT.low] === ABSENT) this.#closesAlone += 1
    if (this.#timeframe === '1m') {
      if (date.hasSeconds) this.#seconds += 1
      if (volume > 0) this.#countVolume(stamp, volume)
    }
    this.#compare(series, stamp, values[SLOT.close]!)
  }

  notices(): string[] {
    const { bars } = this
    if (bars === 0) return []
    const outside = this.#volumeOutside / this.#volume
    const outOfOrder = Math.min(this.#rises, this.#falls)
    return [
      ...some(this.#closesAlone, bars, 'Closes alone: no open, high and low.', 'bars have a close alone.'),
      ...some(this.#missingVolumes, bars, 'No bar has a volume.', 'bars have no volume.'),
      ...some(this.#zeroVolumes, bars, 'Every bar has a volume of zero.', 'bars have a volume of zero.'),
      ...(outOfOrder === 0 ? [] : [`${counted(outOfOrder, 'line is', 'lines are')} out of order: the bars are put in theirs.`]),
      ...(this.#seconds === 0 ? [] : [`${counted(this.#seconds, 'stamp has', 'stamps have')} seconds: they are cut off.`]),
      ...(outside > 0 ? [`${(outside * 100).toFixed(1)} % of the volume was traded outside 9:30 to 16:00 in New York.`] : []),
      ...(this.#leaps === 0 ? [] : [`${counted(this.#leaps, 'close', 'closes')} more than 80 % above or 45 % below the bar before: ${this.#whyLeaps()}.`]),
    ]
  }

  #whyLeaps(): string {
    return this.#leaps * LEAPS_OF_A_COUNT > this.bars ? 'they move like a count, not like prices' : 'a split that is not adjusted, a wrong price, or news'
  }

  #countVolume(stamp: number, volume: number): void {
    const wall = stamp + newYorkOffset(stamp)
    const minute = wall - Math.floor(wall / MINUTES_PER_DAY) * MINUTES_PER_DAY
    this.#volume += volume
    if (minute < OPENING_MINUTE || minute >= CLOSING_MINUTE) this.#volumeOutside += volume
  }

  /** Lines rise or fall in time, all in one direction where a file is in order. */
  #compare(series: number, stamp: number, close: number): void {
    const lastStamp = this.#lastStamps[series]
    if (lastStamp !== undefined && stamp !== lastStamp) {
      const isRise = stamp > lastStamp
      if (isRise) this.#rises += 1
      else this.#falls += 1
      const lastClose = this.#lastCloses[series]!
      const move = isRise ? close / lastClose : lastClose / close
      if (move > RISE || move < FALL) this.#leaps += 1
    }
    this.#lastStamps[series] = stamp
    this.#lastCloses[series] = close
  }
}

const counted = (count: number, one: string, several: string): string => `${count} ${count === 1 ? one : several}`

function some(count: number, of: number, all: string, several: string): string[] {
  if (count === 0) return []
  return [count === of ? all : `${count} of ${of} ${several}`]
}
