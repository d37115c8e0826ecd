import { Card, DataTable, SideNote } from '#platform/kit';
import type { Scheme } from '#schemes/rules';
import { agreementOf, fewPairs, type Agreement, type Pair } from './rules.ts';

type Row = Readonly<{ name: string; agreement: Agreement }>;

const share = (value: number | null): string => (value === null ? 'No rating yet' : `${Math.round(value * 100)}%`);
const figure = (value: number | null): string => {
  if (value === null) return 'Cannot be told';
  return value.toFixed(2).replace('-', '−');
};

/** What the figures say, in a sentence: how often both saw it alike, and how sure one can be. */
const finding = ({ n, exact }: Agreement, criterion: Scheme['words']['criterion']): string => {
  if (n === 0) return 'How far raters agree is not known yet';
  const same = Math.round((exact ?? 0) * n);
  return `The two raters gave the same level to ${same} of ${n} ${(n === 1 ? criterion.one : criterion.many).toLowerCase()}`;
};

/** How far raters agree, by standard and in all, each with how many it rests on. */
export const AgreementCard = ({
  scheme,
  pairs,
}: Readonly<{ scheme: Scheme; pairs: ReadonlyMap<string, readonly Pair[]> }>) => {
  const k = scheme.levels.length;
  const all = agreementOf([...pairs.values()].flat(), k);
  const rows: readonly Row[] = [
    { name: 'All', agreement: all },
    ...scheme.standards.flatMap(({ code, name }) => {
      const some = pairs.get(code);
      return some === undefined ? [] : [{ name: `${code} ${name}`, agreement: agreementOf(some, k) }];
    }),
  ];
  return (
    <Card title={finding(all, scheme.words.criterion)} id="agreement">
      {all.n === 0 ? (
        <p>
          The figures appear when two people have rated the same {scheme.words.standard.one.toLowerCase()} and both are
          in.
        </p>
      ) : (
        <>
          <DataTable
            caption="How far raters agree"
            empty=""
            rows={rows}
            columns={[
              { head: scheme.words.standard.one, cell: ({ name }) => name, isRowHead: true },
              {
                head: `${scheme.words.criterion.many} rated twice`,
                cell: ({ agreement }) => agreement.n,
                numeric: true,
              },
              { head: 'Same level', cell: ({ agreement }) => share(agreement.exact), numeric: true },
              { head: 'Same or next level', cell: ({ agreement }) => share(agreement.adjacent), numeric: true },
              { head: 'Kappa, linear', cell: ({ agreement }) => figure(agreement.linear), numeric: true },
              { head: 'Kappa, quadratic', cell: ({ agreement }) => figure(agreement.quadratic), numeric: true },
            ]}
          />
          <SideNote title="How to read this">
            <p>
              Kappa asks whether two people agree more than chance would make them: 1 is always, 0 is no better than
              chance, below 0 is worse. Linear weights count each level of difference alike; quadratic ones count far
              ones more. It cannot be told where both gave one level throughout.
              {all.n < fewPairs
                ? ` It rests on ${all.n}; under ${fewPairs} one rating more or less moves it far, so read it with care.`
                : ''}
            </p>
            <p>Only ratings given before seeing the other’s level are counted. Weighted kappa after J. Cohen, 1968.</p>
          </SideNote>
        </>
      )}
    </Card>
  );
};
