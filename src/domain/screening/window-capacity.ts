import { isAtLeast } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { isPositive, refuseNumber } from '#domain/input/number.ts'
import { refuseInteger, refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { badInput, known, type Result } from '#domain/result.ts'
import { floorToLot } from '#domain/sizing/round-shares.ts'
import { ascending, median, quantileOfSorted } from '#domain/statistics/quantile7.ts'
import { type DayVolumes, refuseDays } from './bucket-profile.ts'

export interface WindowCapacityInput {
  readonly history: readonly DayVolumes[]
  readonly price: number
  readonly width?: number
  readonly hot?: number
  readonly minDays?: number
  readonly days?: number
  readonly participation?: number
  readonly startMin?: number
  readonly bucketMin?: number
}

export interface WindowCapacity {
  /** Exchange-local clock times, end excluded. */
  readonly from: string
  readonly to: string
  readonly bucket: number
  readonly recurrence: number
  readonly medianVolume: number
  readonly cautiousVolume: number
  readonly medianShare: number
  readonly capacityShares: number
  readonly capacityDollars: number
  readonly days: number
}

/**
 * `scr.window_capacity`: the recurring busy time of day and what an order can take from it.
 * @returns of all windows of `width` buckets the one that most often traded `hot` times the day's mean bucket (then the larger median volume, then the
 * earlier), with its 25 % quantile of volume and `participation` of that in shares and USD. Only complete days among the last `days` count, at least
 * `minDays`, else SHORT_HISTORY. House rule.
 */
export function windowCapacity(input: WindowCapacityInput): Result<WindowCapacity> {
  const { history, price, width = 2, hot = 2, minDays = 10, days = 20, participation = 0.1, startMin = 570, bucketMin = 30 } = input
  const refused = firstRefusal(
    refuseDays(history),
    refuseNumber(price, isPositive),
    refusePositiveInteger(width),
    refuseParameter(hot, isPositive),
    refusePositiveInteger(minDays),
    refusePositiveInteger(days),
    refuseParameter(participation, (share) => share > 0 && share <= 1),
    refuseInteger(startMin, 0),
    refusePositiveInteger(bucketMin),
  )
  if (refused !== undefined) return refused
  if (history.length > 0 && width > history[0]!.length) return badInput('BAD_PARAM')
  const complete = history.slice(-days).filter((day): day is readonly number[] => !day.includes(null))
  const short = refuseShort(complete.length, minDays)
  if (short !== undefined) return short

  const windows = Array.from({ length: complete[0]!.length - width + 1 }, (_, bucket) => measureWindow(complete, bucket, width, hot))
  const best = windows.reduce((leader, window) => (isBetter(window, leader) ? window : leader))
  const cautiousVolume = quantileOfSorted(ascending(best.volumes), 0.25)
  const capacityShares = floorToLot(participation * cautiousVolume, 1)
  const { bucket, recurrence, medianVolume } = best
  return known({
    from: clockTime(startMin + bucket * bucketMin),
    to: clockTime(startMin + (bucket + width) * bucketMin),
    bucket,
    recurrence,
    medianVolume,
    cautiousVolume,
    medianShare: median(best.shares),
    capacityShares,
    capacityDollars: capacityShares * price,
    days: complete.length,
  })
}

interface MeasuredWindow {
  readonly bucket: number
  readonly recurrence: number
  readonly medianVolume: number
  readonly volumes: readonly number[]
  readonly shares: readonly number[]
}

function measureWindow(days: readonly (readonly number[])[], bucket: number, width: number, hot: number): MeasuredWindow {
  const volumes: number[] = []
  const shares: number[] = []
  let hotDays = 0
  for (const day of days) {
    const volume = sum(day.slice(bucket, bucket + width))
    const total = sum(day)
    volumes.push(volume)
    shares.push(total === 0 ? 0 : volume / total)
    if (total > 0 && isAtLeast(volume / width / (total / day.length), hot)) hotDays += 1
  }
  return { bucket, recurrence: hotDays / days.length, medianVolume: median(volumes), volumes, shares }
}

const isBetter = (one: MeasuredWindow, other: MeasuredWindow): boolean =>
  one.recurrence === other.recurrence ? one.medianVolume > other.medianVolume : one.recurrence > other.recurrence

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const clockTime = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
