import { render } from 'preact-render-to-string';
import { LinesDrawing, type LinesProps } from './before-after-drawing.tsx';
import { RangeDrawing, type RowsProps } from './range-drawing.tsx';

/** The light colours of the style sheet, written out: a picture on paper has no style sheet beside it. */
const ink = {
  text: '#17211f',
  second: '#4b5753',
  line: '#7d8680',
  grid: '#e6e2d8',
  target: '#0b5351',
  compare: '#626a6e',
  third: '#a8450c',
  fill: '#5b9488',
  band: '#e2efeb',
} as const;

const style = `
text{font-family:"Atkinson Hyperlegible Next";fill:${ink.text}}
.wm-chart__sub,.wm-chart__tick{fill:${ink.second}}
.wm-chart__label{font-weight:600}
.wm-chart__label--target,.wm-chart__band-label{fill:${ink.target};font-weight:600}
.wm-chart__label--compare{fill:${ink.compare}}
.wm-chart__label--third{fill:${ink.third}}
.wm-chart__grid{stroke:${ink.grid};stroke-width:1}
.wm-chart__axis,.wm-chart__none{stroke:${ink.line};stroke-width:1.5}
.wm-chart__range{stroke:${ink.fill};stroke-width:4.5;stroke-linecap:round}
.wm-chart__range--unclear{stroke:#a3aaa5}
.wm-chart__dot{fill:${ink.target};stroke:${ink.target};stroke-width:2}
.wm-chart__dot--hollow{fill:#fff;stroke:${ink.second}}
.wm-chart__hatch{stroke:${ink.line};stroke-width:1}
.wm-chart__band{fill:${ink.band};opacity:.65}
.wm-chart__line{fill:none;stroke-width:2.6;stroke-linejoin:round}
.wm-chart__line--target{stroke:${ink.target}}
.wm-chart__line--compare{stroke:${ink.compare};stroke-dasharray:7 5}
.wm-chart__line--third{stroke:${ink.third};stroke-dasharray:2 5;stroke-linecap:round}
.wm-chart__mark{fill:#fff;stroke-width:2.4}
.wm-chart__mark--target,.wm-chart__whisker--target{stroke:${ink.target}}
.wm-chart__mark--compare,.wm-chart__whisker--compare{stroke:${ink.compare}}
.wm-chart__mark--third,.wm-chart__whisker--third{stroke:${ink.third}}
.wm-chart__whisker{stroke-width:2;opacity:.55}
`;

/** A drawing by itself, as SVG with its own colours and size. The title and what it shows stand as words beside it on paper. */
const alone = (html: string): string =>
  html
    .replace(
      /<svg class="[^"]*" viewBox="0 0 ([\d.]+) ([\d.]+)"[^>]*>/,
      (_, width: string, height: string) =>
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><style>${style}</style>`,
    )
    .replace(/<title[^>]*>.*?<\/title><desc[^>]*>.*?<\/desc>/s, '');

/** Lines over time, for a document. */
export const linesOnPaper = (props: LinesProps): string => alone(render(<LinesDrawing props={props} size="wide" />));

/** Dots and ranges, for a document. */
export const rangesOnPaper = (props: RowsProps): string => alone(render(<RangeDrawing props={props} size="wide" />));
