import { SeenFigure } from '#platform/disclosure';
import { Button, Card, DataTable, Empty, MiniBar, Page, percent, plural } from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../asking.ts';
import { roughPounds } from '../map/words.ts';
import { menus, tiers, type Menu, type Tier } from '../rules.ts';
import { heaviest, menuKeys, tierKeys, type Field, type Picture } from './rules.ts';

type PictureProps = Place & Readonly<{ picture: Picture; year: string; files: boolean }>;

const FieldCell = ({ field, most, enrolment }: Readonly<{ field: Field; most: number; enrolment: string }>) => {
  if (field.rows.length === 0) return <span class="wm-muted">None</span>;
  return (
    <div class="wm-field-cell">
      <p>
        <strong>{plural(field.rows.length, 'provision')}</strong>, <SeenFigure of={field.pupils} />
        {field.pupils.kind === 'shown' ? ` ${field.pupils.n === 1 ? 'pupil' : 'pupils'}` : ' pupils'}
      </p>
      <p class="wm-cost-cell">
        <span>{roughPounds(field.plannedPence)}</span>
        <MiniBar value={field.plannedPence} of={most} />
      </p>
      <p class="wm-sub">{roughPounds(field.toDatePence)} to date</p>
      <ul class="wm-field-cell__list">
        {field.rows.map(({ provision }) => (
          <li>
            <a href={href(paths.provision.one, { enrolment, provision: provision.id })}>{provision.title}</a>
          </li>
        ))}
      </ul>
    </div>
  );
};

export const pictureFinding = (picture: Picture): string => {
  const top = heaviest(picture);
  if (top === null) return 'No provision stands in this year';
  const all = picture.fields.reduce((sum, { plannedPence }) => sum + plannedPence, 0);
  return `${tiers[top.tier].word} provision in ${menus[top.menu].word.toLowerCase()} takes ${percent((100 * top.plannedPence) / all)} of the planned money`;
};

/** Tiers by the tiered menu: where the school's effort and money stand, and where nothing does. */
export const PicturePage = ({ frame, enrolment, picture, year, files }: PictureProps) => {
  const at = { enrolment: enrolment.id };
  const fieldOf = (tier: Tier, menu: Menu) =>
    picture.fields.find((field) => field.tier === tier && field.menu === menu);
  return (
    <Page
      frame={frame}
      wide
      title="Provision by tier and menu"
      lead={`Whom provision is for, by the parts of the tiered menu, ${year}.`}
      crumbs={[{ text: 'Provision map', href: href(paths.provision.map, at) }]}
      actions={
        files ? (
          <>
            <Button kind="quiet" icon="download" href={href(paths.provision.workbook, at)}>
              Spreadsheet
            </Button>
            <Button kind="quiet" href={href(paths.provision.pdf, at)}>
              PDF
            </Button>
          </>
        ) : undefined
      }
    >
      {picture.mostPence === 0 && picture.fields.every(({ rows }) => rows.length === 0) ? (
        <Empty title="No provision stands in this year.">
          Once it does, this page shows where it stands and what it costs.
        </Empty>
      ) : (
        <Card
          title={pictureFinding(picture)}
          subtitle="Pupils are counted once in each place. Bars: planned money."
          flush
        >
          <DataTable
            caption="Provision by tier and tiered menu"
            rows={tierKeys}
            empty=""
            columns={[
              {
                head: 'Tier',
                isRowHead: true,
                cell: (tier) => (
                  <>
                    <strong>{tiers[tier].word}</strong>
                    <span class="wm-sub">{tiers[tier].means}</span>
                  </>
                ),
              },
              ...menuKeys.map((menu) => ({
                head: menus[menu].word,
                cell: (tier: Tier) => {
                  const field = fieldOf(tier, menu);
                  return field === undefined ? null : (
                    <FieldCell field={field} most={picture.mostPence} enrolment={enrolment.id} />
                  );
                },
              })),
            ]}
          />
        </Card>
      )}
    </Page>
  );
};
