import type { Page } from 'playwright-core'

/** Opens the box for a new text at `#/check`, also where the text that was checked last is kept. */
export async function openNewText(panel: Page): Promise<void> {
  const another = panel.getByRole('button', { name: 'New text' })
  await another
    .or(panel.getByRole('textbox', { name: 'Text to check' }))
    .first()
    .waitFor()
  if (await another.isVisible()) await another.click()
}
