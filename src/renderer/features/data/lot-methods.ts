import type { Output } from '#contract/channels.ts'

export type LotMethod = Output<'accounts.list'>['accounts'][number]['lotMethod']

/** How the cost of what is sold is counted, in the trade's words. */
export const LOT_METHODS: Readonly<Record<LotMethod, string>> = {
  fifo: 'first in, first out',
  average: 'average cost',
  specific: 'lots I name',
}
