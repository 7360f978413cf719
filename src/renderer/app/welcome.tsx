import { useBridge } from '../bridge/bridge-context.tsx'
import { useAction } from '../bridge/use-action.ts'
import { Button } from '../ui/button.tsx'
import { ErrorNote } from '../ui/error-note.tsx'
import { useActions } from '../ui/keys/use-actions.ts'
import { Progress } from '../ui/progress.tsx'
import { openPlace } from './place.ts'
import './welcome.css'

/** The first minute: a folder without a workspace. Two ways on, and what each of them does. */
export function Welcome({ path }: { path: string }) {
  const { readings } = useBridge()
  const demo = useAction('workspace.demo')
  const create = useAction('workspace.create')
  const isBusy = demo.now.state === 'running' || create.now.state === 'running'
  const openDemo = async (): Promise<void> => {
    create.clear()
    const outcome = await demo.run({ seed: 1, symbols: 300, years: 3 })
    if (!outcome.ok) return
    openPlace('today')
    readings.askAllAgain()
  }
  const startEmpty = async (): Promise<void> => {
    demo.clear()
    const outcome = await create.run({})
    if (!outcome.ok) return
    openPlace('data')
    readings.askAllAgain()
  }
  useActions([
    { id: 'welcome.demo', label: 'Open the demo workspace', key: 'd', group: 'screen', run: () => void openDemo(), isOff: isBusy ? 'working' : undefined },
    {
      id: 'welcome.empty',
      label: 'Start an empty workspace and import',
      key: 'e',
      group: 'screen',
      run: () => void startEmpty(),
      isOff: isBusy ? 'working' : undefined,
    },
    ...(demo.now.state === 'running' ? [{ id: 'welcome.cancel', label: 'Cancel', key: 'Escape', group: 'screen' as const, run: demo.cancel }] : []),
  ])
  const fault = demo.now.state === 'error' ? demo.now.error : create.now.state === 'error' ? create.now.error : null
  return (
    <main className="welcome" data-screen="welcome">
      <h1>Rotation Desk</h1>
      <p className="welcome-lead">
        Import your files, read the regime, plan a position, print the checklist before money moves. Everything stays on this computer.
      </p>
      {demo.now.state === 'running' ? (
        <Progress label="Making the demo workspace" progress={demo.now.progress} onCancel={demo.cancel} />
      ) : (
        <ul className="welcome-ways">
          <li>
            <Button rank="main" keys="d" disabled={isBusy} onClick={() => void openDemo()}>
              Open the demo workspace
            </Button>
            <p>300 simulated names over three years, with an account, fills and open positions. SIMULATED stands on every screen and print.</p>
          </li>
          <li>
            <Button keys="e" disabled={isBusy} onClick={() => void startEmpty()}>
              Start an empty workspace and import
            </Button>
            <p>Your own daily bars, broker exports and macro series, from CSV files. Nothing is stored before you have seen it.</p>
          </li>
        </ul>
      )}
      {fault !== null && fault.kind !== 'cancelled' && <ErrorNote error={fault} />}
      {fault?.kind === 'cancelled' && <p role="status">Cancelled. Nothing was kept.</p>}
      <p className="welcome-path">
        Workspace folder <code className="figures">{path}</code>
      </p>
    </main>
  )
}
