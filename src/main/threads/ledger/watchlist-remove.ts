import { succeed } from '#contract/errors.ts'
import { symbolMeant } from '../../store/symbol-at.ts'
import { listWatched, removeWatched } from '../../store/watchlist.ts'
import type { LedgerJobs } from '../jobs.ts'
import type { LedgerJob } from './context.ts'

/** `watchlist.remove`: takes a name off the list. A name that is not on it is no mistake and nothing is stored. */
export const removeFromWatchlist: LedgerJob<LedgerJobs['watchlist.remove']> = ({ symbol: asked }, context) => {
  const symbol = symbolMeant(context.db, asked)
  if (listWatched(context.db).includes(symbol)) {
    context.write((transaction) => {
      removeWatched(transaction.db, symbol)
      transaction.touch('watchlist', symbol)
    })
  }
  return succeed({ symbol })
}
