"""Answers of statsmodels where it has another definition than R; see models.R."""
import sys

import numpy as np
import pandas as pd
import statsmodels.api as sm

quine = pd.read_csv(sys.argv[1] + "/13_count_models/quine.csv")
x = pd.get_dummies(quine[["Eth", "Sex", "Age", "Lrn"]], drop_first=True, dtype=float)
x = sm.add_constant(x)
fit = sm.NegativeBinomial(quine["Days"], x).fit(method="newton", maxiter=200, tol=1e-14, disp=0)
print("names", list(x.columns))
print("coef", [float(f"{v:.15g}") for v in fit.params])
print("joint observed se", [float(f"{v:.15g}") for v in fit.bse])
print("theta", 1 / fit.params["alpha"], "loglik", fit.llf)
