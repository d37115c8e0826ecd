/** The second verifier looks at every finding: agrees, or says another level and why. */

export type Moderated = Readonly<{ criterion: string; agrees: boolean; level: string | null; reasons: string }>;
export type Difference = Readonly<{ criterion: string; verifier: string | null; moderator: string; reasons: string }>;

/** Criteria on which the two differ, in the order of the scheme: listed for the panel, never averaged. */
export const differences = (
  criteria: readonly string[],
  findings: ReadonlyMap<string, Readonly<{ level: string | null }>>,
  moderated: ReadonlyMap<string, Moderated>,
): readonly Difference[] =>
  criteria.flatMap((criterion): readonly Difference[] => {
    const view = moderated.get(criterion);
    if (view === undefined || view.agrees || view.level === null) return [];
    return [
      { criterion, verifier: findings.get(criterion)?.level ?? null, moderator: view.level, reasons: view.reasons },
    ];
  });

/** Criteria that the second verifier has not looked at yet. */
export const unmoderated = (
  criteria: readonly string[],
  moderated: ReadonlyMap<string, Moderated>,
): readonly string[] => criteria.filter((criterion) => !moderated.has(criterion));
