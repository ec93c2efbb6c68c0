package org.vrank.noninterference;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Operations that some may not learn of: who may, and what happens. */
enum Hidden {
    /** Texts in the candid circle of the first line. */
    FIRST_LINE_TEXTS {
        @Override
        boolean seenBy(Persona persona) {
            return persona.reads("first-line");
        }

        @Override
        void happen(World world, Bait bait) {
            Deeds.write(world, bait, "First line", "first-line", List.of("karim", "nadia", "giulia", "ruth"));
        }
    },
    /** Proposals and admissions there, one of them about somebody who may not know yet. */
    FIRST_LINE_ADMISSIONS {
        @Override
        boolean seenBy(Persona persona) {
            return persona.reads("first-line");
        }

        @Override
        void happen(World world, Bait bait) {
            Deeds.admit(world, bait, "First line", "karim", "ruth", Persona.of("tine"));
        }
    },
    WORKING_TEXTS {
        @Override
        boolean seenBy(Persona persona) {
            return persona.reads("returnees-school");
        }

        @Override
        void happen(World world, Bait bait) {
            Deeds.write(world, bait, "Working group", "working", List.of("kristien", "anke", "bilal", "sabine"));
        }
    },
    WORKING_ADMISSIONS {
        @Override
        boolean seenBy(Persona persona) {
            return persona.reads("returnees-school");
        }

        @Override
        void happen(World world, Bait bait) {
            Deeds.admit(world, bait, "Working group", "bilal", "anke", Persona.of("gianni"));
        }
    },
    /** A comment flagged there: for the custodians, and for whoever flagged it, alone; its writer and its readers learn nothing. */
    WORKING_FLAG {
        @Override
        boolean seenBy(Persona persona) {
            return persona.holds("custodian") || persona.handle().equals("kristien");
        }

        @Override
        void happen(World world, Bait bait) {
            Talks.flag(world, bait, "Working group", "kristien");
        }
    },
    /** A course of the platform: published, with a next version in work. */
    PLATFORM_COURSES {
        @Override
        boolean seenBy(Persona persona) {
            return persona.reads("platform");
        }

        @Override
        void happen(World world, Bait bait) {
            Teaching.teach(world, bait, "Brussels platform");
        }
    },
    /** A series of the platform: its meetings, what is on their agendas, who is there, what was decided. */
    PLATFORM_MEETINGS {
        @Override
        boolean seenBy(Persona persona) {
            return persona.reads("platform");
        }

        @Override
        void happen(World world, Bait bait) {
            Gatherings.meet(world, bait, "Brussels platform");
        }
    },
    /** A course of the platform with an edition: who takes part, who waits, what was said and who was there. */
    PLATFORM_TRAINING {
        @Override
        boolean seenBy(Persona persona) {
            return persona.reads("platform");
        }

        @Override
        void happen(World world, Bait bait) {
            Trainings.train(world, bait, "Brussels platform");
        }
    },
    /** That candid notes of a series everybody in the network knows are taken in the circle of the first line. */
    FIRST_LINE_NOTES {
        @Override
        boolean seenBy(Persona persona) {
            return persona.reads("first-line");
        }

        @Override
        void happen(World world, Bait bait) {
            Gatherings.takeNotes(world, bait);
        }
    },
    /** An edition in the platform's circle: who learns there, what they answered, who was given a certificate. */
    PLATFORM_LEARNING {
        @Override
        boolean seenBy(Persona persona) {
            return persona.reads("platform");
        }

        @Override
        void happen(World world, Bait bait) {
            Learners.learn(world, bait, "Brussels platform");
        }
    },
    /** A circle that beside its founder, the newcomer, only administrators know of. */
    CIRCLE {
        @Override
        boolean seenBy(Persona persona) {
            return persona.holds("administrator");
        }

        @Override
        void happen(World world, Bait bait) {
            Deeds.found(world, bait);
        }
    },
    /** A funding tie that still waits for its second person. */
    FUNDING_TIE {
        @Override
        boolean seenBy(Persona persona) {
            return persona.holds("administrator") || persona.holds("custodian");
        }

        @Override
        void happen(World world, Bait bait) {
            Deeds.tie(world, bait);
        }
    },
    /** What lies in the custodians' box: sent, asked, answered and proposed; and a slip that somebody used. */
    BOX {
        @Override
        boolean seenBy(Persona persona) {
            return persona.holds("custodian");
        }

        @Override
        void happen(World world, Bait bait) {
            Deeds.box(world, bait);
        }
    },
    /** What a newcomer does for herself alone: a text on her desk, sessions, a sign-in asked for. */
    SOMEBODYS_OWN {
        @Override
        boolean seenBy(Persona persona) {
            return false;
        }

        @Override
        void happen(World world, Bait bait) {
            Deeds.own(world, bait);
        }
    };

    abstract boolean seenBy(Persona persona);

    abstract void happen(World world, Bait bait);

    /** The personas, together with those who may not see exactly the same things. */
    static Map<Set<Hidden>, List<Persona>> groups() {
        Map<Set<Hidden>, List<Persona>> groups = new LinkedHashMap<>();
        for (Persona persona : Persona.all()) {
            Set<Hidden> from = EnumSet.noneOf(Hidden.class);
            for (Hidden hidden : values()) {
                if (!hidden.seenBy(persona)) {
                    from.add(hidden);
                }
            }
            groups.computeIfAbsent(from, none -> new java.util.ArrayList<>()).add(persona);
        }
        return groups;
    }
}
