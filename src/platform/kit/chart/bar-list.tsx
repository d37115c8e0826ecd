import { HiddenFigure } from '../data/figures.tsx';
import { isSaid, type Words } from '../govuk/params.ts';
import { safeHref } from '../words/address.ts';

export type Bar = Readonly<{
  label: string;
  sub?: Words;
  value: number;
  /** The figure as read: "163 of 214 (76%)". */
  words: string;
  href?: string | undefined;
  /** Withheld: why. Then no bar is drawn and no figure shown. */
  hidden?: string | undefined;
}>;

type BarListProps = Readonly<{
  /** What is listed, for those who do not see the card around it. */
  caption: string;
  bars: readonly Bar[];
  /** What a full bar stands for; else the largest value. */
  of?: number | undefined;
  empty: string;
  heads?: Readonly<{ label: string; value: string }> | undefined;
}>;

/** Amounts as bars from zero, each with its words: the chart and its table in one. */
export const BarList = ({ caption, bars, of, empty, heads }: BarListProps) => {
  if (bars.length === 0) return <p class="wm-table-empty">{empty}</p>;
  const full = of ?? Math.max(...bars.map((bar) => bar.value), 0);
  return (
    <table class="wm-bars">
      <caption class="govuk-visually-hidden">{caption}</caption>
      <thead class="govuk-visually-hidden">
        <tr>
          <th scope="col">{heads?.label ?? 'Name'}</th>
          <th scope="col">{heads?.value ?? 'Figure'}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr>
            <th scope="row" class="wm-bars__label">
              {bar.href === undefined ? bar.label : <a href={safeHref(bar.href)}>{bar.label}</a>}
              {isSaid(bar.sub) ? <span class="wm-sub">{bar.sub}</span> : null}
            </th>
            <td class="wm-bars__figure">
              {bar.hidden === undefined ? (
                <span class="wm-bars__pair">
                  <svg
                    class="wm-bars__bar"
                    viewBox="0 0 100 10"
                    preserveAspectRatio="none"
                    aria-hidden="true"
                    focusable="false"
                  >
                    <rect class="wm-bars__ground" width="100" height="10" />
                    <rect
                      class="wm-bars__part"
                      width={full <= 0 ? 0 : Math.max(0, Math.min(100, (bar.value / full) * 100)).toFixed(2)}
                      height="10"
                    />
                  </svg>
                  <span class="wm-bars__words">{bar.words}</span>
                </span>
              ) : (
                <HiddenFigure because={bar.hidden} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
