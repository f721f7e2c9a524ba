/* From docs/asyncapi.yaml, by scripts/generate.mjs. */

export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ambientEvent: {
            /** Format: date-time */
            at: string;
            type: string;
        } & ({
            message: {
                /** Format: uuid */
                authorId: string;
                authorName: string;
                byStaff: boolean;
                /** Format: uuid */
                id: string;
                /** @description Whom it speaks to */
                mentions?: string[];
                text: string;
            };
            /** @constant */
            type?: "message";
        } | {
            testGift: components["schemas"]["testGift"];
            /** @constant */
            type?: "testGift";
        } | {
            gesture: {
                /** @enum {unknown} */
                kind: "FOLLOW" | "SHARE";
                name: string;
                /** Format: uuid */
                personId: string;
            };
            /** @constant */
            type?: "gesture";
        } | {
            applause: {
                entered: number;
                enteredNames: string[];
                likes: number;
                totalLikes: number;
            };
            /** @constant */
            type?: "applause";
        });
        auth: {
            /** @constant */
            t: "auth";
            token: string;
        };
        batch: {
            epoch: string;
            events: components["schemas"]["loggedEvent"][];
            /** Format: uuid */
            room: string;
            seq: number;
            /** @constant */
            t: "batch";
        };
        bye: {
            code: string;
            reconnect: boolean;
            retryAfterMs?: number;
            /** @constant */
            t: "bye";
        };
        changed: {
            coverUrl?: string;
            language?: string;
            /** Format: date-time */
            scheduledFor?: string;
            settings: components["schemas"]["settings"];
            tags: string[];
            title: string;
        };
        comboEnded: {
            coins: number;
            giftId: string;
            giftName: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            receiverId: string;
            /**
             * Format: uuid
             * @description Absent with the name where the gift is anonymous
             */
            senderId?: string;
            senderName?: string;
            total: number;
        };
        expiring: {
            inMs: number;
            /** @constant */
            t: "expiring";
        };
        gift: {
            /** Format: date-time */
            chargedAt: string;
            coins: number;
            combo?: {
                delta: number;
                /** Format: uuid */
                id: string;
                total: number;
            };
            first: boolean;
            giftId: string;
            giftName: string;
            /** Format: uuid */
            id: string;
            /** @description What the sender says with it */
            message?: string;
            /**
             * Format: date-time
             * @description Where the message stays in sight
             */
            pinnedUntil?: string;
            quantity: number;
            /** Format: uuid */
            receiverId: string;
            /**
             * @description Set where it will be returned
             * @enum {unknown}
             */
            returning?: "ROOM_SUSPENDED" | "SENDER_BANNED";
            /**
             * Format: uuid
             * @description Absent with the name where the gift is anonymous
             */
            senderId?: string;
            senderName?: string;
        };
        giftReversed: {
            coins: number;
            giftId: string;
            giftName: string;
            /** Format: uuid */
            id: string;
            /**
             * @description Absent where this version does not know it
             * @enum {unknown}
             */
            reason?: "ROOM_SUSPENDED" | "UNDONE" | "SENDER_BANNED";
            /** Format: uuid */
            reversalId: string;
            /**
             * Format: uuid
             * @description Absent with the name where the gift is anonymous
             */
            senderId?: string;
            senderName?: string;
        };
        goal: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            reachedAt?: string;
            subGoals: {
                giftId?: string;
                progress: number;
                target: number;
            }[];
            title: string;
        };
        hello: {
            authTimeoutMs: number;
            pingIntervalMs: number;
            /** @constant */
            t: "hello";
            tickMs: number;
        };
        join: {
            epoch?: string;
            /** @description UUID of the newest message seen */
            messageId?: string;
            seq?: number;
            /** @constant */
            t: "join";
        };
        joined: {
            epoch: string;
            recovered: boolean;
            /** Format: uuid */
            room: string;
            seq: number;
            snapshot?: components["schemas"]["snapshot"];
            /** @constant */
            t: "joined";
        } & ({
            /** @constant */
            recovered?: true;
        } | {
            /** @constant */
            recovered?: false;
        });
        like: {
            count: number;
            /** @constant */
            t: "like";
        };
        /** @description Who is on the stage beside the host, and how they share gifts that name no receiver */
        lineup: {
            giftSplit: {
                /** @enum {unknown} */
                rule: "HOST" | "EVEN" | "SHARES";
                shares?: {
                    basisPoints: number;
                    /** Format: uuid */
                    personId: string;
                }[];
            };
            guests: {
                /** Format: uuid */
                id: string;
                name: string;
            }[];
        };
        live: {
            epoch: string;
            events: components["schemas"]["ambientEvent"][];
            /** Format: uuid */
            room: string;
            seq: number;
            standing?: components["schemas"]["standing"];
            /** @constant */
            t: "live";
        };
        loggedEvent: {
            /** Format: date-time */
            at: string;
            seq: number;
            totals: components["schemas"]["totals"];
            type: string;
        } & ({
            /** @enum {unknown} */
            type?: "created" | "started" | "paused" | "resumed" | "ended" | "suspended" | "suspensionLifted" | "unpinned" | "unknown";
        } | {
            gift: components["schemas"]["gift"];
            /** @constant */
            type?: "gift";
        } | {
            giftReversed: components["schemas"]["giftReversed"];
            /** @constant */
            type?: "giftReversed";
        } | {
            comboEnded: components["schemas"]["comboEnded"];
            /** @constant */
            type?: "comboEnded";
        } | {
            goal: components["schemas"]["goal"];
            /** @constant */
            type?: "goalSet";
        } | {
            goalDropped: {
                /** Format: uuid */
                id: string;
            };
            /** @constant */
            type?: "goalDropped";
        } | {
            goal: components["schemas"]["goal"];
            subGoalReached: {
                index: number;
                name?: string;
                /** Format: uuid */
                personId?: string;
            };
            /** @constant */
            type?: "subGoalReached";
        } | {
            goal: components["schemas"]["goal"];
            goalReached: {
                name?: string;
                /** Format: uuid */
                personId?: string;
            };
            /** @constant */
            type?: "goalReached";
        } | {
            momentum: components["schemas"]["momentum"];
            /** @constant */
            type?: "momentumBegun";
        } | {
            momentum: components["schemas"]["momentum"];
            /** @description Empty where nobody may know who did it */
            momentumLevelReached: {
                name?: string;
                /** Format: uuid */
                personId?: string;
            };
            /** @constant */
            type?: "momentumLevelReached";
        } | {
            momentum: components["schemas"]["momentum"];
            /** @constant */
            type?: "momentumEnded";
        } | {
            changed: components["schemas"]["changed"];
            /** @constant */
            type?: "changed";
        } | {
            lineup: components["schemas"]["lineup"];
            /** @constant */
            type?: "lineupChanged";
        } | {
            banned: {
                lifted: boolean;
                /** Format: uuid */
                personId: string;
            };
            /** @constant */
            type?: "banned";
        } | {
            muted: {
                /** Format: uuid */
                personId: string;
                /** Format: date-time */
                until?: string;
            };
            /** @constant */
            type?: "muted";
        } | {
            messageDeleted: {
                /** Format: uuid */
                id: string;
            };
            /** @constant */
            type?: "messageDeleted";
        } | {
            messagesDeleted: {
                /** Format: uuid */
                personId: string;
            };
            /** @constant */
            type?: "messagesDeleted";
        } | {
            pin: components["schemas"]["pin"];
            /** @constant */
            type?: "pinned";
        });
        /** @description Many people giving at once, counted together in levels until one is not reached in time. What was shown is not taken back by a reversal */
        momentum: {
            /** @description Since it began */
            coins: number;
            /** @description Coins that the level takes */
            goal: number;
            /**
             * Format: uuid
             * @description That of the gift that began it
             */
            id: string;
            /** @description That is being worked on */
            level: number;
            /** @description Of these, what counts for the level; on the highest one it may pass the goal */
            progress: number;
            /** Format: date-time */
            startedAt: string;
            /**
             * Format: date-time
             * @description When it is over, unless the level is reached before
             */
            until: string;
        };
        pin: {
            /** Format: uuid */
            authorId: string;
            authorName: string;
            /** Format: date-time */
            pinnedAt: string;
            text: string;
            /** Format: date-time */
            until?: string;
        };
        room: {
            coverUrl?: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            endedAt?: string;
            /** Format: uuid */
            hostId: string;
            hostName: string;
            /** Format: uuid */
            id: string;
            language?: string;
            lineup: components["schemas"]["lineup"];
            /** Format: date-time */
            scheduledFor?: string;
            settings: components["schemas"]["settings"];
            /** Format: date-time */
            startedAt?: string;
            /** @enum {unknown} */
            status: "SCHEDULED" | "LIVE" | "PAUSED" | "SUSPENDED" | "ENDED";
            tags: string[];
            title: string;
        };
        settings: {
            /** @enum {unknown} */
            chatMode: "EVERYONE" | "FOLLOWERS" | "MEMBERS" | "OFF";
            followersOnlyGifts: boolean;
            maxGiftCoins?: number;
            ranking: boolean;
            safeHaven: boolean;
            slowModeSeconds: number;
        };
        snapshot: {
            messages: components["schemas"]["ambientEvent"][];
            room: components["schemas"]["room"];
            standing?: components["schemas"]["standing"];
            totals: components["schemas"]["totals"];
        };
        standing: {
            combos: {
                giftId: string;
                giftName: string;
                /** Format: uuid */
                id: string;
                /** Format: uuid */
                receiverId: string;
                /**
                 * Format: uuid
                 * @description Absent with the name where the gift is anonymous
                 */
                senderId?: string;
                senderName?: string;
                total: number;
            }[];
            goals: components["schemas"]["goal"][];
            likes: number;
            momentum?: components["schemas"]["momentum"];
            mostPresent: {
                minutes: number;
                name: string;
                /** Format: uuid */
                personId: string;
            }[];
            newestSenders: string[];
            pin?: components["schemas"]["pin"];
            senders: number;
            /** @description What senders say with gifts that are in sight, the oldest first. Hide each when its time is over */
            shoutOuts?: {
                coins: number;
                giftId: string;
                giftName: string;
                /**
                 * Format: uuid
                 * @description The gift's
                 */
                id: string;
                /**
                 * Format: uuid
                 * @description Absent with the name where the gift is anonymous
                 */
                senderId?: string;
                senderName?: string;
                text: string;
                /** Format: date-time */
                until: string;
            }[];
            topSenders: {
                coins: number;
                name: string;
                /** Format: uuid */
                personId: string;
            }[];
            viewers: number;
        };
        /** @description Nobody has paid for it, and it counts nowhere */
        testGift: {
            giftId: string;
            giftName: string;
            /** Format: uuid */
            id: string;
            message?: string;
            quantity: number;
            /** Format: uuid */
            receiverId: string;
            /**
             * Format: uuid
             * @description The host or a moderator
             */
            senderId: string;
            senderName: string;
        };
        totals: {
            coins: number;
            gifts: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
