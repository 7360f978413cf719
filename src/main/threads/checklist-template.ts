import builtIn from '../../../resources/checklist-template.json' with { type: 'json' }

/** One line of a checklist template: what is asked, by whom it is answered, how long an answer holds. */
export interface TemplateItem {
  readonly id: string
  readonly label: string
  /** The order, or the desk: an answer about the desk holds for every order while it is valid. */
  readonly about: 'order' | 'desk'
  readonly kind: 'auto' | 'manual' | 'evidence'
  readonly severity: 'hard' | 'required' | 'advisory'
  readonly scope: 'order' | 'session' | 'days'
  /** null where the scope alone ends it. */
  readonly validDays: number | null
}
export interface ChecklistTemplate {
  readonly id: string
  readonly version: string
  readonly items: readonly TemplateItem[]
}

/** The built-in template, from the dated file in resources. */
export const checklistTemplate: ChecklistTemplate = builtIn as ChecklistTemplate
