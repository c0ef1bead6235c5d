# Reads the file as data.table does by itself, two threads; no store.
file <- commandArgs(trailingOnly = TRUE)[1]
suppressPackageStartupMessages(library(data.table))
setDTthreads(2)
took <- system.time(events <- fread(file, showProgress = FALSE))
cat(sprintf("fread %.2f s wall, %.2f CPU s, %d rows\n", took[["elapsed"]], took[["user.self"]] + took[["sys.self"]], nrow(events)))
took <- system.time(groups <- events[, .N, by = .(week = as.integer(as.Date(fran) - as.Date("2014-01-06")) %/% 7L, kommun, typ)])
cat(sprintf("week x municipality x type %.2f s, %d groups\n", took[["elapsed"]], nrow(groups)))
