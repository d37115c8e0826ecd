/**
 * How Waymark looks and speaks: the frame of every page, forms, tables, marks of level and strength, charts, and the
 * words for dates, money and figures. Components are functions from typed values to HTML; they hold no state, write no
 * style attribute and work without a script. Fields follow GOV.UK Frontend 6 and are held against its own published
 * examples (`govuk/`). Every component stands in every state on the kit page. The kit knows nothing about schools.
 */
export type { Frame, NavLink, Theme, TrailStrip as TrailStripProps } from './page/frame.ts';
export { Page, TwoColumns, Grid } from './page/page.tsx';
export { Alert, Card, Empty, Refusal, SideNote } from './page/card.tsx';
export { asset, registerAssets } from './page/assets.ts';
export { Icon, WayMarker, type IconName } from './icon.tsx';

export { FieldRow, Form, Hidden } from './form/form.tsx';
export { FileUpload, Select, Textarea, TextInput, type Option } from './form/fields.tsx';
export { FilesField } from './form/files-field.tsx';
export { Checkbox, Checkboxes, DateInput, Radios, type Choice } from './form/choices.tsx';
export { Face, FaceChoice, StepsDone, type FaceName } from './form/face-choice.tsx';
export { LevelChoice, type Level } from './form/level-choice.tsx';
export { Button, ButtonGroup, PostButton } from './form/button.tsx';
export { ClashNotice, SaveBar } from './form/clash-notice.tsx';
export { Details, ErrorSummary, Fieldset, InsetText, NotificationBanner, WarningText } from './form/notices.tsx';
export type { Problem, Problems } from './form/problems.ts';

export { GovukBackLink as BackLink, GovukBreadcrumbs as Breadcrumbs, GovukPanel as Panel } from './govuk/links.tsx';
export type { Words } from './govuk/params.ts';

export { DataTable, pageOf, Pagination, Sub, type Column } from './data/table.tsx';
export {
  Activity,
  Facts,
  FindingRow,
  Findings,
  Initials,
  PersonName,
  Rows,
  SummaryList,
  Tabs,
  TaskList,
} from './data/lists.tsx';
export { FileLook, Marked } from './data/file-look.tsx';
export { SquareCode } from './data/square-code.tsx';
export { Views } from './data/views.tsx';
export { Week, type WeekEntry } from './data/week.tsx';
export { Chips, EvidenceLimit, Figures, HiddenFigure, KeyFigure, Meter } from './data/figures.tsx';

export { LevelMark, Strength, strengthWord, type StrengthLevel } from './journey/level-mark.tsx';
export { Matrix, type MatrixCell, type MatrixRow } from './journey/matrix.tsx';
export { NextPanel, PathOfSix, type PathStep } from './journey/path.tsx';
export { IconTag, Tag, type TagKind } from './journey/tag.tsx';
export { TrailStrip } from './journey/trail-strip.tsx';

export { BarList, type Bar } from './chart/bar-list.tsx';
export { BeforeAfterChart } from './chart/before-after-chart.tsx';
export type { Period, Reading, Series } from './chart/readings.ts';
export { DistributionChart, type Bin } from './chart/distribution-chart.tsx';
export { OverlapChart, type Combination, type OverlapRow } from './chart/overlap-chart.tsx';
export { RangeChart } from './chart/range-chart.tsx';
export { MiniBar, ShareBar, type SharePart } from './chart/share-bar.tsx';
export { isClear, reachWords, type Effect, type HeldBy } from './chart/range-drawing.tsx';
export { ShareLine } from './chart/share-line.tsx';
export { RangeLine } from './chart/range-line.tsx';
export { linesOnPaper, rangesOnPaper } from './chart/paper.tsx';
export { SpanChart, type Span } from './chart/span-chart.tsx';

export * from './words/dates.ts';
export * from './words/numbers.ts';
export { isOurs, safeHref } from './words/address.ts';
export { KitPage } from './gallery/page.tsx';
