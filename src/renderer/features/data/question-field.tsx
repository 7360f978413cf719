import { useState } from 'react'
import type { ImportFile } from '#contract/schemas/imports.ts'
import { useCall } from '../../bridge/use-call.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import type { AnswerValue } from './import-session.ts'
import { isOpen } from './row-counts.ts'

type Question = ImportFile['questions'][number]

interface QuestionFieldProps {
  readonly question: Question
  /** Other files are in the preview; the answer may hold for all of them. */
  readonly canShare: boolean
  readonly onAnswer: (value: AnswerValue, forAll: boolean) => void
}

const DATE_QUESTIONS = new Set(['date', 'asOf'])

/** One question of a file. What has a default is answered already and can be changed; what has none holds the file back. */
export function QuestionField({ question, canShare, onAnswer }: QuestionFieldProps) {
  const given = question.answer ?? question.default
  const [typed, setTyped] = useState(given === undefined ? '' : String(given))
  const [forAll, setForAll] = useState(false)
  const accounts = useCall('accounts.list', question.id === 'account' ? {} : null)
  const send = (text: string): void => {
    if (text !== '' && text !== String(question.answer ?? '')) onAnswer(typeof question.default === 'boolean' ? text === 'true' : text, forAll)
  }
  const hint = isOpen(question)
    ? 'Without an answer this file is not stored.'
    : question.answer === undefined
      ? 'Assumed. Change it if it is otherwise.'
      : 'Your answer.'
  // An account may be a new one: those that are there are offered, any other name can be typed.
  const choices = question.id === 'account' ? undefined : (question.choices ?? (typeof question.default === 'boolean' ? ['true', 'false'] : undefined))
  return (
    <div className="question" data-question={question.id} data-open={isOpen(question)}>
      {choices !== undefined ? (
        <Select
          label={question.text}
          value={typed}
          prompt="Choose"
          choices={choices.map((choice) => ({ value: choice, label: choiceWords(choice) }))}
          onChange={(value) => {
            setTyped(value)
            send(value)
          }}
          hint={hint}
        />
      ) : (
        <>
          <Field
            label={question.text}
            type={DATE_QUESTIONS.has(question.id) ? 'date' : 'text'}
            value={typed}
            onChange={setTyped}
            hint={hint}
            onKeyDown={(event) => {
              if (event.key === 'Enter') send(typed)
            }}
            {...(accounts.value === null ? {} : { offers: accounts.value.accounts.map(({ account }) => account) })}
          />
          <Button disabled={typed === '' || typed === String(question.answer ?? '')} onClick={() => send(typed)}>
            Answer
          </Button>
        </>
      )}
      {canShare && (
        <label className="question-all">
          <input type="checkbox" checked={forAll} onChange={(event) => setForAll(event.target.checked)} /> for all files
        </label>
      )}
    </div>
  )
}

const choiceWords = (choice: string): string => (choice === 'true' ? 'yes' : choice === 'false' ? 'no' : choice)
