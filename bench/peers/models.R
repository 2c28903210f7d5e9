# Answers of R for regressions and areas under the curve that the golden cases do not hold; printed to 15 digits, kept in
# tests/LaaAnalytics.Statistics.Tests/Conformance/FurtherModelConformance.cs. Run as: Rscript models.R FOLDER-OF-GOLDEN-STATISTICS
Sys.setenv(TZ = "UTC")
suppressPackageStartupMessages({ library(MASS); library(pROC); library(sandwich) })
folder <- commandArgs(trailingOnly = TRUE)[1]
read <- function(name) read.csv(file.path(folder, name))
say <- function(name, values) cat(name, ": ", paste(sprintf("%.15g", values), collapse = ", "), "\n", sep = "")
fine <- glm.control(epsilon = 1e-14, maxit = 100)
report <- function(name, fit) {
    table <- coef(summary(fit))
    say(paste(name, "names"), numeric(0)); cat("   ", rownames(table), "\n")
    say(paste(name, "coef"), table[, 1]); say(paste(name, "se"), table[, 2])
    say(paste(name, "deviance, null, aic, bic, loglik, pearson"),
        c(deviance(fit), fit$null.deviance, AIC(fit), BIC(fit), logLik(fit), sum(residuals(fit, "pearson")^2)))
}

rossi <- read("10_survival/rossi.csv")
arrest <- glm(arrest ~ fin + age + race_black + wexp + mar + paro + prio, binomial, rossi, control = fine)
lp <- predict(arrest)
large <- glm(rossi$arrest ~ 1, binomial, offset = lp, control = fine)
slope <- glm(rossi$arrest ~ lp, binomial, control = fine)
say("rossi calibration large se, slope se", c(coef(summary(large))[1, 2], coef(summary(slope))[2, 2]))

birth <- read("12_logistic/birthwt.csv")
report("birthwt", glm(low ~ age + lwt + factor(race) + smoke + ptl + ht + ui + ftv, binomial, birth, control = fine))
nested <- glm(low ~ age + lwt + factor(race) + smoke, binomial, birth, control = fine)
full <- glm(low ~ age + lwt + factor(race) + smoke + ptl + ht + ui + ftv, binomial, birth, control = fine)
lr <- anova(nested, full, test = "LRT")
say("birthwt LR, p", c(lr$Deviance[2], lr$`Pr(>Chi)`[2]))
# The same without an intercept, and with a column that is the sum of two others.
report("birthwt no intercept", glm(low ~ 0 + age + lwt + smoke, binomial, birth, control = fine))
birth$both <- birth$age + birth$lwt
report("birthwt aliased", glm(low ~ age + lwt + both + smoke, binomial, birth, control = fine))

men <- read("12_logistic/menarche.csv")
grouped <- glm(cbind(Menarche, Total - Menarche) ~ Age, binomial, men, control = fine)
report("menarche", grouped)
say("menarche hat, cook", c(hatvalues(grouped)[1:3], cooks.distance(grouped)[1:3]))
say("menarche pearson, deviance", c(residuals(grouped, "pearson")[1:3], residuals(grouped)[1:3]))
offset <- glm(cbind(Menarche, Total - Menarche) ~ Age, binomial, men, offset = 0.1 * Age^2 / 10, control = fine)
report("menarche offset", offset)
say("menarche HC0", sqrt(diag(vcovHC(grouped, type = "HC0"))))

asah <- read("12_logistic/asah.csv")
for (score in c("s100b", "ndka", "wfns")) {
    curve <- roc(asah$y, asah[[score]], direction = "<", levels = c(0, 1), quiet = TRUE)
    say(paste("asah", score, "auc, se, ci"), c(auc(curve), sqrt(var(curve)), ci.auc(curve)))
}
first <- roc(asah$y, asah$s100b, direction = "<", levels = c(0, 1), quiet = TRUE)
for (score in c("ndka", "wfns")) {
    second <- roc(asah$y, asah[[score]], direction = "<", levels = c(0, 1), quiet = TRUE)
    test <- roc.test(first, second, method = "delong", paired = TRUE)
    say(paste("asah s100b -", score, "z, p"), c(test$statistic, test$p.value))
}

quine <- read("13_count_models/quine.csv")
# glm.nb leaves theta at an error of 1e-6 and its standard error at the theta before: the same two steps in turn, to the end.
nb <- glm.nb(Days ~ Eth + Sex + Age + Lrn, quine)
theta <- nb$theta
# The deviance stops changing long before the coefficients do: sixty steps whatever it says.
always <- glm.control(epsilon = 1e-300, maxit = 60)
for (i in 1:40) {
    last <- suppressWarnings(glm(Days ~ Eth + Sex + Age + Lrn, negative.binomial(theta), quine, control = always))
    theta <- theta.ml(quine$Days, fitted(last), limit = 200, eps = 1e-15)
}
again <- theta.ml(quine$Days, fitted(last), limit = 200, eps = 1e-15)
say("quine nb coef", coef(last))
say("quine nb se", sqrt(diag(summary(last, dispersion = 1)$cov.scaled)))
say("quine nb theta, se, loglik", c(again, attr(again, "SE"),
    sum(dnbinom(quine$Days, size = again, mu = fitted(last), log = TRUE))))
say("quine nb deviance, null, pearson", c(deviance(last), last$null.deviance, sum(residuals(last, "pearson")^2)))
qp <- glm(Days ~ Eth + Sex + Age + Lrn, quasipoisson, quine, control = fine)
say("quine quasi p", coef(summary(qp))[, 4])
po <- glm(Days ~ Eth + Sex + Age + Lrn, poisson, quine, control = fine)
say("quine poisson HC0", sqrt(diag(vcovHC(po, type = "HC0"))))
ins <- read("13_count_models/insurance.csv")
for (name in c("District", "Group", "Age")) ins[[name]] <- factor(ins[[name]], levels = unique(ins[[name]]))
exact <- glm(Claims ~ District + Group + Age + offset(log(Holders)), poisson, ins, control = fine)
say("insurance se", coef(summary(exact))[, 2])
inb <- suppressWarnings(glm.nb(Claims ~ District + Group + Age + offset(log(Holders)), ins))
say("insurance nb theta", inb$theta)
