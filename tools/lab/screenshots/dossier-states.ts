import type { Page } from 'playwright-core'
import { ownDossierFiles } from '@/tests/e2e/own-dossier-files'

interface DossierState {
  name: string
  width?: number
  /** Steps before the screenshot. */
  steps: (panel: Page) => Promise<void>
}

/** A report without a date, without tiers, and with a sentence that cannot become a claim. */
const report = `# Mira Castell

Mira Castell joined the Halden Observatory in March 2009 [1]. She built its first spectrograph in Lund [1][2]. In 2012
she became head of instruments [2]. They moved on [2].

## Sources

1. Staff page of the Halden Observatory, https://halden.example/castell
2. Fjord Post, "The woman who reads light", https://fjordpost.example/castell
`

/**
 * The states of the screens of the dossiers, in this order: the second to last ones need the dossier that is added before them.
 *
 * @param open turns the panel to an address
 */
export function dossierStates(open: (panel: Page, hash: string) => Promise<void>): DossierState[] {
  const files = ownDossierFiles()
  const choose = (panel: Page, path: string | { name: string; mimeType: string; buffer: Buffer }) =>
    panel.getByLabel('Choose a dossier file').setInputFiles(path)
  const text = (name: string, content: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(content) })
  // A file that was chosen before is still in its preview.
  const fresh = async (panel: Page) => {
    await open(panel, 'dossiers/add')
    await panel.reload()
  }
  const preview = async (panel: Page) => {
    await fresh(panel)
    await choose(panel, text('castell.md', report))
    await panel.getByRole('button', { name: 'Add this dossier' }).waitFor()
  }
  const list = async (panel: Page) => {
    await open(panel, 'dossiers')
    await panel.getByRole('switch', { name: 'Andrej Karpathy' }).waitFor()
    if ((await panel.getByRole('switch', { name: 'Marie Curie' }).count()) > 0) return
    await fresh(panel)
    await choose(panel, files.dossier)
    await panel.getByRole('button', { name: 'Add this dossier' }).click()
    await panel.getByRole('link', { name: 'Open the dossier' }).waitFor()
    await open(panel, 'dossiers')
    await panel.getByRole('switch', { name: 'Marie Curie' }).waitFor()
  }
  return [
    { name: 'add', steps: fresh },
    { name: 'preview', steps: preview },
    { name: 'preview-320', width: 320, steps: preview },
    {
      name: 'refused',
      steps: async (panel) => {
        await fresh(panel)
        await choose(panel, text('half.json', '{"subject": {"name": "Mira Castell"'))
        await panel.getByRole('button', { name: 'Choose another file' }).waitFor()
      },
    },
    { name: 'list', steps: list },
    { name: 'list-320', width: 320, steps: list },
    {
      name: 'room',
      steps: async (panel) => {
        await open(panel, 'of/marie-curie/dossier')
        await panel.getByRole('heading', { level: 1, name: 'Marie Curie' }).waitFor()
      },
    },
    {
      name: 'version',
      steps: async (panel) => {
        await fresh(panel)
        await choose(panel, files.newer)
        await panel.getByRole('region', { name: /^Compared with/ }).waitFor()
        await panel.getByRole('region', { name: /^Compared with/ }).evaluate((region) => region.scrollIntoView())
      },
    },
    {
      name: 'claim',
      steps: async (panel) => {
        await open(panel, 'dossiers/claim?dossier=marie-curie')
        await panel
          .getByRole('textbox', { name: 'Statement' })
          .fill('Marie Curie arrived in Paris in November 1892 and enrolled at the Sorbonne.')
        await panel.getByText('Another claim differs:').waitFor()
      },
    },
    { name: 'own', steps: (panel) => open(panel, 'dossiers/new') },
  ]
}
