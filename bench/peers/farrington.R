# The peer of bench/Samsyn.Bench/FarringtonBench.cs: surveillance (r-cran-surveillance) over the same 290 series, one week each.
# Rscript farrington.R FILE: one series per line, counts separated by commas. Prints CPU seconds, and one limit per line.
suppressMessages(library(surveillance))
rows <- lapply(strsplit(readLines(commandArgs(TRUE)[1]), ","), as.numeric)
week <- length(rows[[1]])
control <- list(range = week, noPeriods = 10, b = 5, w = 3, weightsThreshold = 2.58, pastWeeksNotIncluded = 26,
                pThresholdTrend = 1, trend = TRUE, thresholdMethod = "nbPlugin", alpha = 0.01)
limits <- numeric(length(rows))
spent <- system.time(for (i in seq_along(rows))
  limits[i] <- upperbound(suppressWarnings(farringtonFlexible(sts(rows[[i]], frequency = 52), control))))
cat("cpu", sum(spent[1:2]), "\n")
cat(limits, sep = "\n")
