import { t } from '@/lib/i18n/t'
import { FeedbackButton, type FeedbackButtonProps } from './feedback-button'

/** A button that copies something. */
export function CopyButton(button: Pick<FeedbackButtonProps, 'label' | 'act' | 'bare'>) {
  return <FeedbackButton {...button} done={t('copy.done')} failed={t('copy.failed')} />
}

/** @returns whether the browser has copied it */
export function copyText(text: string): Promise<boolean> {
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  )
}
