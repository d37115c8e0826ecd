type Group = Readonly<{ n: number; sd: number }>;

/** Standard error of a difference of two means that does not suppose equal variances (Welch). */
export const welchSe = (a: Group, b: Group): number => Math.sqrt(a.sd ** 2 / a.n + b.sd ** 2 / b.n);

/** Its degrees of freedom (Welch and Satterthwaite). */
export const welchDf = (a: Group, b: Group): number => {
  const [va, vb] = [a.sd ** 2 / a.n, b.sd ** 2 / b.n];
  return (va + vb) ** 2 / (va ** 2 / (a.n - 1) + vb ** 2 / (b.n - 1));
};
