package dev.bouquet.room.report;

import jakarta.validation.constraints.NotNull;

record ReportRequest(@NotNull Reason reason) {}
