import type { Page } from 'playwright-core'
import { t } from '@/lib/i18n/t'

/** Opens the box for a new text at `#/check`, also where the text that was checked last is kept. */
export async function openNewText(panel: Page): Promise<void> {
  const another = panel.getByRole('button', { name: t('check.another') })
  await another
    .or(panel.getByRole('textbox', { name: t('check.text') }))
    .first()
    .waitFor()
  if (await another.isVisible()) await another.click()
}
