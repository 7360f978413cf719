import { useState } from 'react'
import { useAsOfInput } from '../../app/as-of.ts'
import { openPlace } from '../../app/place.ts'
import { rememberEdit } from '../../app/undo-stack.ts'
import { useBridge } from '../../bridge/bridge-context.tsx'
import { useAction } from '../../bridge/use-action.ts'
import { useCall } from '../../bridge/use-call.ts'
import { useActions } from '../../ui/keys/use-actions.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Skeleton } from '../../ui/reading-view.tsx'
import { FillsPanel } from './fills-panel.tsx'
import { NameFinder } from './name-finder.tsx'
import { NameHead } from './name-head.tsx'
import { PlansPanel } from './plans-panel.tsx'
import { PricePanel } from './price-panel.tsx'
import { RiskPanel } from './risk-panel.tsx'
import { SeriesPanel } from './series-panel.tsx'
import { StopDialog } from './stop-dialog.tsx'
import { StopPanel } from './stop-panel.tsx'

/** Everything known of one name: what it does against its benchmark, its chart, and beside it the stop, the fills, the flags, the plans and the files it is read from. */
export function NameView({ symbol }: { symbol: string }) {
  const { client } = useBridge()
  const name = useCall('name.get', { symbol, ...useAsOfInput() })
  const add = useAction('watchlist.add')
  const remove = useAction('watchlist.remove')
  const [isExplaining, setIsExplaining] = useState(false)
  const known = name.value
  const plan = (): void => openPlace('plan', `new:${symbol}`)
  const watch = async (): Promise<void> => {
    if (known === null) return
    const outcome = await (known.isWatched ? remove : add).run({ symbol })
    if (!outcome.ok) return
    if (known.isWatched) rememberEdit(`Stopped watching ${symbol}`, () => client.call('watchlist.add', { symbol }))
    else rememberEdit(`Watched ${symbol}`, () => client.call('watchlist.remove', { symbol }))
  }
  const explain = (): void => setIsExplaining(true)
  useActions([
    { id: 'name.plan', label: `Plan ${symbol}`, key: 'p', group: 'screen', run: plan },
    {
      id: 'name.watch',
      label: known?.isWatched === true ? `Stop watching ${symbol}` : `Watch ${symbol}`,
      key: 'w',
      group: 'screen',
      run: () => void watch(),
      isOff: known === null ? 'the name is not read yet' : undefined,
    },
    {
      id: 'name.explain',
      label: 'Explain the stop',
      key: 'e',
      group: 'screen',
      run: explain,
      isOff: known?.stop == null ? 'no position is held' : undefined,
    },
  ])
  if (name.state === 'error' && name.error.kind === 'not-found') {
    return (
      <>
        <ErrorNote error={name.error} />
        <NameFinder />
      </>
    )
  }
  return (
    <div className="name">
      {name.state === 'error' && <ErrorNote error={name.error} onRetry={name.askAgain} />}
      {[add.now, remove.now].map((now, index) => now.state === 'error' && <ErrorNote key={index === 0 ? 'add' : 'remove'} error={now.error} />)}
      <NameHead symbol={symbol} name={known} onPlan={plan} onWatch={() => void watch()} />
      <div className="name-body">
        <PricePanel symbol={symbol} name={known} />
        <div className="name-side">
          {known === null ? (
            name.state === 'loading' && <Skeleton lines={12} />
          ) : (
            <>
              <StopPanel stop={known.stop} close={known.row.close} onExplain={explain} />
              <RiskPanel symbol={symbol} risk={known.risk} asOf={known.asOf} />
              <FillsPanel fills={known.fills} />
              <PlansPanel symbol={symbol} plans={known.plans} />
              <SeriesPanel symbol={symbol} />
            </>
          )}
        </div>
      </div>
      {isExplaining && <StopDialog symbol={symbol} onClose={() => setIsExplaining(false)} />}
    </div>
  )
}
