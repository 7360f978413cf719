import type { Output } from '#contract/channels.ts'
import { useCall } from '../../bridge/use-call.ts'

export type Series = Output<'series.list'>['series'][number]

/** More files than this of one name are a matter for the Data screen. */
const SHOWN = 200

/** The price series of a name, days and minutes; several parts of the screen share the answer. */
export function useNameSeries(symbol: string) {
  return useCall('series.list', { symbol, limit: SHOWN })
}
