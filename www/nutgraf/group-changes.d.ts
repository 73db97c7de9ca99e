export * from "../../js/group-changes.js";
