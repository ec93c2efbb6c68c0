package org.vrank.courses;

import java.util.ArrayList;
import java.util.List;
import org.vrank.platform.Refusal;
import org.vrank.platform.Violation;

/** What a folder is found to be: faults, with which it cannot be kept, and what its trainers should see. */
final class Remarks {
    private static final int MOST = 60;

    /**
     * @param line from 1; 0 where it is about the file as a whole
     * @param message key of a message of the server, with its arguments
     */
    record Remark(String file, int line, String message, List<Object> arguments) {
        String place() {
            return line == 0 ? file : file + ":" + line;
        }
    }

    private final List<Remark> faults = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();

    void fault(String file, int line, String message, Object... arguments) {
        if (faults.size() < MOST) {
            faults.add(new Remark(file, line, message, List.of(arguments)));
        }
    }

    void remark(String file, int line, String message, Object... arguments) {
        if (remarks.size() < MOST) {
            remarks.add(new Remark(file, line, message, List.of(arguments)));
        }
    }

    boolean sound() {
        return faults.isEmpty();
    }

    List<Remark> remarks() {
        return List.copyOf(remarks);
    }

    List<Remark> faults() {
        return List.copyOf(faults);
    }

    /** Refuses a folder with faults: each names its file and line as its field. */
    void check() {
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults.stream()
                    .map(fault -> new Violation(fault.place(), fault.message(), fault.arguments()))
                    .toList());
        }
    }
}
