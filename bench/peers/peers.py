"""statsmodels' and scikit-learn's side of the comparison; prints and writes what peers.R does."""
import sys
import time

import numpy as np

task, folder, results = sys.argv[1:4]


def read(name, columns):
    return np.fromfile(f"{folder}/{name}").reshape(columns, -1)


if task == "logistic":
    import statsmodels.api as sm

    wide = read("wide.bin", 19)
    x = np.ascontiguousarray(np.vstack([np.ones(wide.shape[1]), wide[:16]]).T)
    y = wide[16]

    def work():
        fit = sm.Logit(y, x).fit(method="newton", disp=0, tol=1e-10)
        return np.concatenate([fit.params, fit.bse, [-2 * fit.llf]])

elif task == "auc-brier":
    from sklearn.metrics import brier_score_loss, log_loss, roc_auc_score

    wide = read("wide.bin", 19)
    y, p = wide[16], wide[18]

    def work():
        return np.array([roc_auc_score(y, p), brier_score_loss(y, p), log_loss(y, p)])

else:
    sys.exit(0)

for once in range(3):
    cpu, wall = time.process_time(), time.perf_counter()
    answer = work()
    print(f"{task},Python,{once + 1},{time.perf_counter() - wall:.4f},{time.process_time() - cpu:.4f}")
np.savetxt(results, answer, fmt="%.17g")
