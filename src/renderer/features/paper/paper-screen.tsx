import { useEffect } from 'react'
import { stepBack } from '../../app/place.ts'
import { useCall } from '../../bridge/use-call.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { useActions } from '../../ui/keys/use-actions.ts'
import { PaperPage } from './paper-page.tsx'
import './paper.css'

const PREVIEW = 'plan:'

/** The one page: "#/paper/<print>" draws a print from its own record, "#/paper/plan:<plan>" shows how it would look now. */
export function PaperScreen({ param }: { param: string | null }) {
  const isPreview = param?.startsWith(PREVIEW) === true
  const paper = useCall('checklist.paper', param === null ? null : isPreview ? { plan: param.slice(PREVIEW.length) } : { print: param })
  const settings = useCall('settings.get', {})
  const size = settings.value?.settings.paper ?? 'A4'
  useActions([{ id: 'paper.back', label: 'Back to the checklist', key: 'Escape', group: 'screen', run: stepBack }])
  useEffect(() => {
    document.documentElement.dataset['paper'] = size
  }, [size])
  const isReady = paper.value !== null && settings.value !== null
  return (
    <div className="paper-stage" data-paper-ready={isReady && !isPreview ? '' : undefined}>
      <div className="paper-tools" data-screen-only>
        <Button keys="Esc" onClick={stepBack}>
          Back
        </Button>
        <span>{isPreview ? 'Preview: it gets its code when it is printed.' : 'As printed.'}</span>
      </div>
      {paper.state === 'error' && <ErrorNote error={paper.error} onRetry={paper.askAgain} />}
      {paper.value !== null && <PaperPage paper={paper.value} />}
    </div>
  )
}
