import { Strip } from './strip'

/** The strip: where in a text its findings are, in the sidebar and in reports. */
export const strip = {
  Overview: Strip,
  // The writers of documents are loaded with the first report.
  drawInReport: () => import('./report').then(({ stripOfReport }) => stripOfReport),
}
