import type { Page } from 'playwright-core'

/** Begins to sync with the folder of `giveFolder`, and brings the section with its result into view. */
export async function beginSync(panel: Page): Promise<void> {
  await panel.getByLabel('Name of this device').fill('Laptop')
  await enterPassphrase(panel)
  await panel.getByRole('button', { name: 'Choose folder and start' }).click()
  await panel.getByText(/Last sync/).waitFor()
  await showSync(panel)
}

/** Types one passphrase for all starts, since the folder keeps the files of earlier ones. */
export async function enterPassphrase(panel: Page): Promise<void> {
  await panel.getByRole('radio', { name: /Enter the one of my other devices/ }).check()
  await panel.getByRole('textbox', { name: 'Passphrase' }).fill('correct horse battery staple orchard window')
}

export async function endSync(panel: Page): Promise<void> {
  await panel.getByRole('button', { name: 'Stop syncing' }).click()
  await panel.getByRole('button', { name: 'Choose folder and start' }).waitFor()
}

/** The section at the top of the window. */
export async function showSync(panel: Page): Promise<void> {
  const head = panel.getByRole('heading', { name: 'Sync folder' })
  await head.waitFor()
  await head.evaluate((element) => {
    element.scrollIntoView({ block: 'start' })
    scrollBy(0, -60)
  })
}
