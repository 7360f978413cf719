import { useAsOfInput } from '../../app/as-of.ts'
import { ImportButton } from '../../app/import-button.tsx'
import { useCall } from '../../bridge/use-call.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Skeleton } from '../../ui/reading-view.tsx'
import { HistoryStrip } from './history-strip.tsx'
import { PersistencePanel } from './persistence-panel.tsx'
import { RelativePanel } from './relative-panel.tsx'
import { RungPanel } from './rung-panel.tsx'
import './regime.css'

/** Is the rotation real: the ratio lines, level 1 with its tests beside its false-alarm rate, the levels that are still open. */
export function RegimeScreen() {
  const asOf = useAsOfInput()
  const ladder = useCall('rotation.ladder', asOf)
  const relative = useCall('rotation.relative', asOf)
  if (ladder.value?.asOf === null) {
    return (
      <EmptyState
        says="No regime can be read yet."
        wants="Daily bars of IWM and SPY answer level 1; funds of sectors, equal weight and value complete the table."
        action={<ImportButton what="daily bars" />}
      />
    )
  }
  return (
    <div className="regime">
      <div className="regime-main">
        {relative.state === 'error' && <ErrorNote error={relative.error} onRetry={relative.askAgain} />}
        {relative.value === null ? <Skeleton lines={10} /> : <RelativePanel relative={relative.value} />}
        {relative.value !== null && <PersistencePanel persistence={relative.value.persistence} pair={relative.value.pairs[0]} />}
      </div>
      <div className="regime-side">
        {ladder.state === 'error' && <ErrorNote error={ladder.error} onRetry={ladder.askAgain} />}
        {ladder.value === null ? (
          <Skeleton lines={12} />
        ) : (
          <>
            <RungPanel ladder={ladder.value} />
            <HistoryStrip history={ladder.value.history} />
          </>
        )}
      </div>
    </div>
  )
}
