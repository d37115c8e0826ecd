import { Button, Card, Empty } from '#platform/kit';
import { href, paths } from '#paths';
import type { Framework } from '#schemes/rules';
import { nameOfPart } from '../framework/pages.tsx';
import { FreshTag } from '../fresh-tag.tsx';
import { AboutFacts, ConsentNotice } from '../item/about.tsx';
import { AlsoCounts, CriteriaFan, NearestLimit, type FanProps } from '../item/fan.tsx';
import { itemKinds } from '../kind/rules.ts';
import type { Item } from '../store.ts';

type PanelProps = FanProps & Readonly<{ item: Item; frameworks: readonly Framework[] }>;

const small: Readonly<Record<number, string>> = {
  1: 'one',
  2: 'two',
  3: 'three',
  4: 'four',
  5: 'five',
  6: 'six',
  7: 'seven',
  8: 'eight',
  9: 'nine',
};

/** The item that is chosen in the list: what it shows, who is heard, and how often it is used. */
export const ItemPanel = (props: PanelProps) => {
  const { item, claims, scheme, enrolment, today, mayWrite } = props;
  const at = { enrolment: enrolment.id, item: item.id };
  const word = scheme.words.criterion;
  return (
    <Card
      id="item"
      title={item.title}
      note={<FreshTag toOn={item.toOn} today={today} months={scheme.evidence.freshForMonths} />}
    >
      <p class="wm-text">{item.shows === '' ? 'Nobody has said yet what it shows.' : item.shows}</p>
      {item.file?.hasPreview ? (
        <img
          class="wm-preview"
          width="320"
          loading="lazy"
          src={href(paths.evidence.preview, { ...at, version: item.version })}
          alt={`A small view of ${item.title}`}
        />
      ) : null}
      <ConsentNotice {...props} />
      <AboutFacts {...props} />
      {claims.length === 0 ? (
        <Empty title={`It serves no ${word.one.toLowerCase()} yet`}>
          {mayWrite ? 'Open it and choose which it answers; one item may serve many.' : 'The working party links it.'}
        </Empty>
      ) : (
        <>
          <h3 class="wm-fan__title">
            One item, {small[claims.length] ?? claims.length}{' '}
            {(claims.length === 1 ? word.one : word.many).toLowerCase()}
          </h3>
          <CriteriaFan {...props} />
        </>
      )}
      <AlsoCounts
        {...props}
        nameOf={(claim) => nameOfPart(props.frameworks, claim)}
        more={mayWrite ? `${href(paths.evidence.item, at)}#elsewhere` : null}
      />
      <NearestLimit {...props} />
      <div class="wm-open">
        <Button kind="quiet" href={href(paths.evidence.item, at)} about={item.title}>
          Open this {itemKinds[item.kind].word.toLowerCase()}
        </Button>
      </div>
    </Card>
  );
};
