import { rememberEdit } from '../../app/undo-stack.ts'
import { useBridge } from '../../bridge/bridge-context.tsx'
import { useAction } from '../../bridge/use-action.ts'
import { count } from '../../format/quantity.ts'
import { writeSession } from '../../format/session.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Facts } from '../../ui/facts.tsx'
import type { Series } from './use-name-series.ts'

interface PrimaryDialogProps {
  readonly chosen: Series
  readonly rows: readonly Series[]
  readonly onClose: () => void
}

/** Asks before another file becomes what studies of the name read. */
export function PrimaryDialog({ chosen, rows, onClose }: PrimaryDialogProps) {
  const { client } = useBridge()
  const primary = useAction('series.primary')
  const before = rows.find((row) => row.isPrimary && row.timeframe === chosen.timeframe) ?? null
  const change = async (): Promise<void> => {
    const outcome = await primary.run({ id: chosen.id })
    if (!outcome.ok) return
    if (before !== null) rememberEdit(`Changed what studies of ${chosen.symbol} read`, () => client.call('series.primary', { id: before.id }))
    onClose()
  }
  return (
    <Dialog
      title={`Read ${chosen.symbol} from another series?`}
      onClose={onClose}
      onSubmit={() => void change()}
      foot={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button rank="main" type="submit" disabled={primary.now.state === 'running'}>
            Read {chosen.profile}
          </Button>
        </>
      }
    >
      <p>
        The chart, stops, sizes and fills of {chosen.symbol} will be read from it. Prints made before keep their figures and will say that the data changed. It
        is logged.
      </p>
      <Facts
        facts={[
          { label: 'Now', value: before === null ? 'none' : describe(before) },
          { label: 'Then', value: describe(chosen) },
        ]}
      />
      {primary.now.state === 'error' && <ErrorNote error={primary.now.error} />}
    </Dialog>
  )
}

const describe = (series: Series): string =>
  `${series.profile}, ${count.digits(series.count)} bars${series.from === null || series.to === null ? '' : `, ${writeSession(series.from)} to ${writeSession(series.to)}`}, adjusted for ${series.adjustment ?? 'unknown'}${series.hasVolume ? '' : ', no volume'}`
