import { useState } from 'react'
import { sentenceFor } from '#contract/errors.ts'
import { useSettings, useSettingsStore } from '../../bridge/settings-context.tsx'
import type { SettingsPatch } from '../../bridge/settings-store.ts'
import { formatPlace } from '../../app/place.ts'
import { rememberEdit } from '../../app/undo-stack.ts'
import { finePercent, percent } from '../../format/percent.ts'
import { Columns } from '../../ui/columns.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { say } from '../../ui/toast-store.ts'
import { About } from './about.tsx'
import { Safekeeping } from './safekeeping.tsx'
import { TypedSetting } from './typed-setting.tsx'
import { readPercent, readSymbol } from './typed-values.ts'
import './settings.css'

const ZOOMS = [80, 90, 100, 110, 120, 130, 140, 150, 160] as const

/** How the desk looks and which rules it reads by. A change holds at once and can be taken back. */
export function SettingsScreen() {
  const store = useSettingsStore()
  const settings = useSettings()
  const [fault, setFault] = useState<string | null>(null)
  const change = async (what: string, patch: SettingsPatch): Promise<void> => {
    const before = Object.fromEntries(Object.keys(patch).map((name) => [name, settings[name as keyof SettingsPatch]])) as SettingsPatch
    const outcome = await store.change(patch)
    if (!outcome.ok) {
      setFault(sentenceFor(outcome.error))
      return
    }
    setFault(null)
    rememberEdit(`Changed ${what}`, () => store.change(before))
    say(`${what[0]?.toUpperCase()}${what.slice(1)} changed.`)
  }
  return (
    <>
      {fault !== null && (
        <p className="note note-fault" role="alert">
          {fault}
        </p>
      )}
      <Columns>
        <div className="settings">
          <Panel title="Look">
            <div className="fields">
              <Select
                label="Theme"
                value={settings.theme}
                onChange={(theme) => void change('the theme', { theme })}
                choices={[
                  { value: 'system', label: 'As the system' },
                  { value: 'light', label: 'Light' },
                  { value: 'dark', label: 'Dark' },
                ]}
              />
              <Select
                label="Gain and loss"
                value={settings.gainColours}
                onChange={(gainColours) => void change('the colours of gain and loss', { gainColours })}
                choices={[
                  { value: 'blue-orange', label: 'Blue and orange' },
                  { value: 'green-red', label: 'Green and red' },
                ]}
                hint={<GainSample />}
              />
              <Select
                label="Rows"
                value={settings.density}
                onChange={(density) => void change('the height of rows', { density })}
                choices={[
                  { value: 'dense', label: 'Dense' },
                  { value: 'comfortable', label: 'Comfortable' },
                ]}
              />
              <Select
                label="Size"
                value={String(settings.zoomPercent)}
                onChange={(zoom) => void change('the size', { zoomPercent: Number(zoom) })}
                choices={[...new Set([...ZOOMS, settings.zoomPercent])].toSorted((a, b) => a - b).map((zoom) => ({ value: String(zoom), label: `${zoom} %` }))}
                hint="Ctrl with + and − does the same."
              />
              <Select
                label="Paper"
                value={settings.paper}
                onChange={(paper) => void change('the paper size', { paper })}
                choices={[
                  { value: 'A4', label: 'A4' },
                  { value: 'Letter', label: 'Letter' },
                ]}
              />
            </div>
          </Panel>
          <Panel title="Rules">
            <div className="fields">
              <TypedSetting
                label="Small caps are"
                written={settings.smallCapProxy}
                read={readSymbol}
                onChange={(smallCapProxy) => change('the small-cap fund', { smallCapProxy })}
                hint="The fund or index that stands for small companies."
              />
              <TypedSetting
                label="Large caps are"
                written={settings.largeCapProxy}
                read={readSymbol}
                onChange={(largeCapProxy) => change('the large-cap fund', { largeCapProxy })}
                hint="What small companies are measured against."
              />
              <TypedSetting
                label="Risk per plan"
                written={finePercent.digits(settings.riskFraction)}
                unit="% of equity"
                read={(typed) => readPercent(typed, 10)}
                onChange={(riskFraction) => change('the risk per plan', { riskFraction })}
                hint="What a plan may lose between entry and stop. Plans that are drafted keep their own."
              />
              <TypedSetting
                label="Volatility aimed at"
                written={percent.digits(settings.volTarget)}
                unit="% a year"
                read={(typed) => readPercent(typed, 200)}
                onChange={(volTarget) => change('the volatility aimed at', { volTarget })}
                hint="A name that moves more is bought smaller."
              />
            </div>
          </Panel>
          <Safekeeping />
          <Panel title="Layouts of your own">
            <p>
              What you said of tables nobody knows is kept under <a href={formatPlace({ screen: 'data', param: 'templates' })}>Data, Templates</a>: renamed,
              copied and dropped there.
            </p>
          </Panel>
        </div>
        <About />
      </Columns>
    </>
  )
}

function GainSample() {
  return (
    <span className="figures">
      <span data-direction="gain">+1.2 %</span> <span data-direction="loss">−0.8 %</span>
    </span>
  )
}
