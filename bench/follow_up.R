# The same question by data.table: a keyed join, then a filter; and a non-equi join. Reading is timed apart.
# Rscript follow_up.R join|nonequi EVENTS.csv OFFENCES.csv RESULT.csv
# Prints what the other contenders print (CPU seconds, wall seconds, peak MB), then CPU and wall seconds of reading.
suppressPackageStartupMessages(library(data.table))
arguments <- commandArgs(trailingOnly = TRUE)
form <- arguments[1]
setDTthreads(2)

cost <- function(since) {
    spent <- proc.time() - since
    c(spent[["user.self"]] + spent[["sys.self"]], spent[["elapsed"]])
}

start <- proc.time()
event <- fread(arguments[2])
offence <- fread(arguments[3])
reading <- cost(start)

start <- proc.time()
# The rows come sorted by person, day and key: saying so costs a check, not a sort.
setattr(event, "sorted", "person")
setattr(offence, "sorted", "person")
# event_type: places in the store's list, 0 CUSTODY_RELEASE to 6 FINE_DISCHARGE; outcome: 0 CONVICTION to 2 REPRIMAND_WARNING.
entry <- unique(event[event_type <= 6L & pnc_matched == 1L], by = c("person", "cohort_year"))
entry[, entry_id := .I]
counted <- offence[
    !is.na(proven) & outcome <= 2L & is_breach == 0L & is_recordable == 1L & in_england_wales == 1L,
    .(person, day, proven)
]
setattr(counted, "sorted", "person")
if (form == "join") {
    pair <- counted[
        entry[, .(person, entry_id, from = day, follow_end, proof_last)],
        on = "person", allow.cartesian = TRUE, nomatch = NULL
    ]
    hit <- pair[day >= from & day < follow_end & proven <= proof_last & !(day == from & proven == from), .(reoffences = .N), by = entry_id]
} else {
    pair <- counted[
        entry[, .(person, entry_id, from = day, follow_end, proof_last)],
        on = .(person, day >= from, day < follow_end, proven <= proof_last), nomatch = NULL, allow.cartesian = TRUE,
        .(entry_id, from = i.from, happened = x.day, proven = x.proven)
    ]
    hit <- pair[!(happened == from & proven == from), .(reoffences = .N), by = entry_id]
}
entry[, reoffences := 0L]
entry[hit$entry_id, reoffences := hit$reoffences]
count <- entry[, .(offenders = .N, reoffenders = sum(reoffences > 0L), reoffences = sum(reoffences)), keyby = .(authority, cohort_year)]
working <- cost(start)

fwrite(count[, .(sprintf("E0600%04d", authority), cohort_year, offenders, reoffenders, reoffences)], arguments[4], col.names = FALSE)
status <- readLines("/proc/self/status")
peak <- as.numeric(gsub("[^0-9]", "", grep("^VmHWM", status, value = TRUE))) * 1024 / 1e6
cat(sprintf("%.3f,%.3f,%.0f,%.3f,%.3f\n", working[1], working[2], peak, reading[1], reading[2]))
