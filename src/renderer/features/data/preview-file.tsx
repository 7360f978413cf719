import { type ReactNode, useState } from 'react'
import type { ImportFile, RowStatus } from '#contract/schemas/imports.ts'
import { count } from '../../format/quantity.ts'
import { wholePercent } from '../../format/percent.ts'
import { writeOut } from '../../format/measure.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Facts } from '../../ui/facts.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import type { ImportSession } from './import-session.ts'
import { ImportRows } from './import-rows.tsx'
import { MappingForm } from './mapping-form.tsx'
import { QuestionField } from './question-field.tsx'
import { isOpen, STATUS_WORDS, waitsForMapping } from './row-counts.ts'

interface PreviewFileProps {
  readonly preview: string
  readonly file: ImportFile
  readonly session: ImportSession
  /** No other file could share an answer. */
  readonly isAlone: boolean
}

const STATUSES: readonly RowStatus[] = ['error', 'unsupported', 'review', 'ignored', 'known', 'new']

/** One file of a preview: how it was understood, what does not add up, what is asked, and every row with its reason. */
export function PreviewFile({ preview, file, session, isAlone }: PreviewFileProps) {
  const present = STATUSES.filter((status) => file.rows[status] > 0)
  const mappingQuestion = file.questions.find(({ id }) => id === 'mapping')
  const questions = file.questions.filter(({ id }) => id !== 'mapping' || file.table === undefined)
  const [chosen, setChosen] = useState<RowStatus | null>(null)
  const status = chosen !== null && file.rows[chosen] > 0 ? chosen : (present[0] ?? null)
  return (
    <section className="preview-file" aria-label={file.name}>
      <Facts
        facts={[
          { label: 'File', value: file.path },
          {
            label: 'Read as',
            value:
              file.format === null
                ? 'not recognised'
                : `${file.format.label} (${writeOut(wholePercent, file.format.confidence)} sure)${file.encoding === null ? '' : `, ${file.encoding}`}`,
          },
          ...(file.account === null && (file.accounts ?? []).length === 0
            ? []
            : [{ label: 'Account', value: file.account ?? `each row to its own: ${file.accounts?.join(', ')}` }]),
          ...(Object.keys(file.byKind).length === 0
            ? []
            : [
                {
                  label: 'Records',
                  value: Object.entries(file.byKind)
                    .map(([kind, rows]) => `${count.digits(rows)} ${kind}`)
                    .join(', '),
                },
              ]),
        ]}
      />
      {file.error !== undefined && !waitsForMapping(file) && <ErrorNote error={file.error} />}
      {file.notices.map((notice) => (
        <p key={notice} className="preview-notice">
          {notice}
        </p>
      ))}
      {file.table !== undefined && (
        <Mapped
          isAnswered={file.format !== null}
          isOpen={mappingQuestion !== undefined && isOpen(mappingQuestion)}
          form={
            <MappingForm
              key={JSON.stringify([file.table.guess, mappingQuestion?.choices])}
              table={file.table}
              missing={mappingQuestion?.choices ?? []}
              onRead={(mapping) => void session.answer(file.path, 'mapping', mapping)}
            />
          }
        />
      )}
      {questions.length > 0 && (
        <fieldset className="preview-questions">
          <legend>Questions</legend>
          {questions.map((question) => (
            <QuestionField
              key={`${question.id} ${String(question.answer ?? '')}`}
              question={question}
              canShare={!isAlone}
              onAnswer={(value, forAll) => void session.answer(forAll ? null : file.path, question.id, value)}
            />
          ))}
        </fieldset>
      )}
      {file.checks.length > 0 && (
        <ul className="preview-checks" aria-label="Checks">
          {file.checks.map((check) => (
            <li key={check.id}>
              <StateMark state={check.ok ? 'pass' : 'fail'} word={check.ok ? 'adds up' : 'does not add up'} />
              <span>{check.detail}</span>
            </li>
          ))}
        </ul>
      )}
      {status !== null && (
        <Tabs
          label="Rows by status"
          tabs={present.map((id) => ({ id, title: STATUS_WORDS[id], count: count.digits(file.rows[id]) }))}
          chosen={status}
          onChoose={setChosen}
        >
          <ImportRows of={{ preview }} file={file.path} status={status} total={file.rows[status]} />
        </Tabs>
      )}
    </section>
  )
}

/** The columns of a file read by mapping: asked first, out of the way once they are said, back when a text turned up that they do not place. */
function Mapped({ isAnswered, isOpen, form }: { isAnswered: boolean; isOpen: boolean; form: ReactNode }) {
  return isAnswered && !isOpen ? (
    <details className="mapping-said">
      <summary>Change what the columns hold</summary>
      {form}
    </details>
  ) : (
    form
  )
}
