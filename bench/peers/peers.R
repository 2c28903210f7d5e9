# R's side of the comparison: each task several times in one process, reading apart. Prints task,contender,pass,wall,cpu; writes the numbers to compare.
# Rscript peers.R TASK FOLDER RESULTS
Sys.setenv(TZ = "UTC")
arguments <- commandArgs(trailingOnly = TRUE)
task <- arguments[1]
read <- function(name, columns) {
    path <- file.path(arguments[2], name)
    matrix(readBin(path, "double", file.size(path) / 8), ncol = columns)
}
passes <- if (task %in% c("logistic", "poisson", "negative-binomial")) 3 else 5

if (task %in% c("logistic", "poisson")) {
    wide <- read("wide.bin", 19)
    x <- cbind(1, wide[, 1:16])
    y <- wide[, if (task == "logistic") 17 else 18]
    family <- if (task == "logistic") binomial() else poisson()
    work <- function() {
        fit <- glm.fit(x, y, family = family)
        # Standard errors as summary.glm forms them.
        c(fit$coefficients, sqrt(diag(chol2inv(fit$qr$qr[1:17, 1:17]))), fit$deviance)
    }
} else if (task == "negative-binomial") {
    suppressPackageStartupMessages(library(MASS))
    few <- data.frame(read("few.bin", 5))
    work <- function() {
        fit <- glm.nb(X5 ~ X1 + X2 + X3 + X4, few)
        c(coef(summary(fit))[, 1], coef(summary(fit))[, 2], fit$deviance, fit$theta)
    }
} else if (task == "auc-brier") {
    wide <- read("wide.bin", 19)
    y <- wide[, 17]
    p <- wide[, 19]
    work <- function() {
        with <- sum(y)
        area <- (sum(rank(p)[y == 1]) - with * (with + 1) / 2) / (with * (length(y) - with))
        c(area, mean((y - p)^2), -mean(ifelse(y == 1, log(p), log(1 - p))))
    }
} else {
    pairs <- read("pairs.bin", 2)
    x <- pairs[, 1]
    n <- pairs[, 2]
    z <- qnorm(0.975)
    work <- if (task == "wilson") function() {
        p <- x / n
        half <- z * sqrt(p * (1 - p) / n + z^2 / (4 * n^2))
        lower <- pmax(0, (p + z^2 / (2 * n) - half) / (1 + z^2 / n))
        upper <- pmin(1, (p + z^2 / (2 * n) + half) / (1 + z^2 / n))
        list(lower, upper)
    } else function() {
        list(ifelse(x == 0, 0, qbeta(0.025, x, n - x + 1)), ifelse(x == n, 1, qbeta(0.975, x + 1, n - x)))
    }
}

for (pass in seq_len(passes)) {
    invisible(gc())
    before <- proc.time()
    answer <- work()
    spent <- proc.time() - before
    cat(sprintf("%s,R,%d,%.4f,%.4f\n", task, pass, spent[["elapsed"]], spent[["user.self"]] + spent[["sys.self"]]))
}

if (is.list(answer)) {
    some <- seq(1, length(x), by = 1000)
    answer <- c(sum(answer[[1]]), sum(answer[[2]]), answer[[1]][some], answer[[2]][some])
}
writeLines(format(answer, digits = 17, trim = TRUE, scientific = TRUE), arguments[3])
