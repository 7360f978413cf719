import { succeed } from '#contract/errors.ts'
import { symbolMeant } from '../../store/symbol-at.ts'
import { addWatched, listWatched } from '../../store/watchlist.ts'
import type { LedgerJobs } from '../jobs.ts'
import type { LedgerJob } from './context.ts'

/** `watchlist.add`: puts a name at the end of the list. A name that is on it already stays where it is and nothing is stored. */
export const addToWatchlist: LedgerJob<LedgerJobs['watchlist.add']> = ({ symbol: asked }, context) => {
  const symbol = symbolMeant(context.db, asked)
  if (!listWatched(context.db).includes(symbol)) {
    context.write((transaction) => {
      addWatched(transaction.db, symbol, context.nowAtMs)
      transaction.touch('watchlist', symbol)
    })
  }
  return succeed({ symbol })
}
