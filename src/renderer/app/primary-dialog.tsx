import type { Output } from '#contract/channels.ts'
import { useBridge } from '../bridge/bridge-context.tsx'
import { useAction } from '../bridge/use-action.ts'
import { useCall } from '../bridge/use-call.ts'
import { writeOut } from '../format/measure.ts'
import { signedPercent } from '../format/percent.ts'
import { listed, plural } from '../format/plural.ts'
import { price } from '../format/price.ts'
import { count } from '../format/quantity.ts'
import { writeSession } from '../format/session.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorNote } from '../ui/error-note.tsx'
import { Facts } from '../ui/facts.tsx'
import { rememberEdit } from './undo-stack.ts'

type Uses = Output<'series.uses'>
type Series = Uses['series']

/** Says what would change before another file becomes what studies of a name read, then asks. */
export function PrimaryDialog({ chosen, onClose }: { readonly chosen: Pick<Series, 'id' | 'symbol' | 'profile'>; readonly onClose: () => void }) {
  const { client } = useBridge()
  const primary = useAction('series.primary')
  const uses = useCall('series.uses', { id: chosen.id })
  const change = async (): Promise<void> => {
    if (uses.state !== 'value') return
    const before = uses.value.now
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
      width="wide"
      foot={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button rank="main" type="submit" disabled={uses.state !== 'value' || primary.now.state === 'running'}>
            Read {chosen.profile}
          </Button>
        </>
      }
    >
      {uses.state === 'error' ? <ErrorNote error={uses.error} /> : uses.state === 'value' ? <Preview uses={uses.value} /> : <p>Comparing the two series…</p>}
      {primary.now.state === 'error' && <ErrorNote error={primary.now.error} />}
    </Dialog>
  )
}

function Preview({ uses }: { readonly uses: Uses }) {
  const { series, now, shared, differing, widest, gained, lost, studies, plans, positions } = uses
  const noun = series.kind === 'values' ? 'value' : series.timeframe === '1m' ? 'minute' : 'session'
  return (
    <>
      <Facts
        facts={[
          { label: 'Now', value: now === null ? 'none' : describe(now) },
          { label: 'Then', value: describe(series) },
          {
            label: 'Both have',
            value: `${plural(shared, noun)}, ${differing === 0 ? 'all alike' : `${count.digits(differing)} of them different`}`,
          },
          ...(widest === null
            ? []
            : [
                {
                  label: 'Widest',
                  value: `${writeOut(signedPercent, widest.fraction)} on ${writeSession(widest.session)}: ${price.digits(widest.before)} now, ${price.digits(widest.after)} then`,
                },
              ]),
          { label: 'Gained', value: plural(gained, noun) },
          { label: 'Lost', value: plural(lost, noun) },
          { label: 'Read by', value: studies.length === 0 ? 'nothing at present' : studies.join(' · ') },
          { label: 'Plans', value: plans.length === 0 ? 'none' : listed(plans.map(({ label }) => label)) },
          { label: 'Positions', value: positions.length === 0 ? 'none' : listed(positions.map(({ label }) => label)) },
        ]}
      />
      <p className="dialog-note">Prints made before keep their figures and will say that the data changed. The change is logged and can be taken back.</p>
    </>
  )
}

const describe = (series: Series): string =>
  [
    series.profile,
    `${count.digits(series.count)} ${series.kind === 'values' ? 'values' : 'bars'}`,
    ...(series.from === null || series.to === null ? [] : [`${writeSession(series.from)} to ${writeSession(series.to)}`]),
    ...(series.adjustment === null ? [] : [`adjusted for ${series.adjustment}`]),
    ...(series.volume === null || series.volume.state === 'whole' ? [] : [`volume ${series.volume.state}`]),
  ].join(', ')
