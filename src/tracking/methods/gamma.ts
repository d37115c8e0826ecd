const coefficients = [
  676.520_368_121_885_1, -1259.139_216_722_402_8, 771.323_428_777_653_13, -176.615_029_162_140_6,
  12.507_343_278_686_905, -0.138_571_095_265_720_12, 9.984_369_578_019_572e-6, 1.505_632_735_149_311_6e-7,
];

/** Logarithm of the gamma function for x above 0.5 (Lanczos, g = 7): gamma itself overflows from about 170. */
export const logGamma = (x: number): number => {
  const z = x - 1;
  const series = coefficients.reduce((sum, each, at) => sum + each / (z + at + 1), 0.999_999_999_999_809_93);
  const t = z + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(series);
};
